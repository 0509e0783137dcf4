package io.crossdock.connectors.as2;

import io.crossdock.config.Problem;
import io.crossdock.config.Secret;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Fault;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our keys and the partner's certificates, the present ones and the next. They are asked for at every use, so that a changed secret
 * is taken; one that has expired, or is not valid yet, is as good as none.
 */
final class Keyring {

    private static final Logger LOG = LoggerFactory.getLogger(Keyring.class);
    private static final Duration DAY = Duration.ofDays(1);

    private final Settings settings;
    private final Algorithms algorithms;
    private final InstantSource clock;
    private final Map<String, Instant> warned = new HashMap<>();
    private @Nullable Held held;

    /** What was made of the secrets. */
    private record Held(
            List<String> from, List<Identity> ours, List<X509Certificate> theirs, List<X509Certificate> issuers) {}

    Keyring(Settings settings, Algorithms algorithms, InstantSource clock) {
        this.settings = settings;
        this.algorithms = algorithms;
        this.clock = clock;
    }

    /** Reads the secrets, whether or not what they hold is valid by now. */
    void read() {
        held();
        if (settings.has("issuer")) {
            subject();
        } else if (!settings.has("certificate")) {
            throw missing("nothing tells the partner's signature from others");
        }
    }

    private Fault missing(String why) {
        return new Fault(As2.CERTIFICATE_MISSING, why + " at " + settings.at());
    }

    /** As whom we sign. */
    Identity us() {
        return decrypting().get(0);
    }

    /** Every key that a message to us may be encrypted for; at least one. */
    List<Identity> decrypting() {
        return valid(held().ours().stream(), Identity::certificate, "key");
    }

    /** For whom we encrypt. */
    X509Certificate partner() {
        if (!settings.has("certificate")) {
            throw missing("there is nothing to encrypt with for the partner");
        }
        return valid(held().theirs().stream(), certificate -> certificate, "certificate")
                .get(0);
    }

    /** Every certificate that a signature of the partner's may be by; at least one, unless there are issuers. */
    List<X509Certificate> trusted() {
        boolean others = settings.has("issuer") && held().theirs().stream().noneMatch(this::isValid);
        return others ? List.of() : valid(held().theirs().stream(), certificate -> certificate, "certificate");
    }

    /** Who else may say that a certificate is the partner's. */
    Optional<Issuers> issuers() {
        if (!settings.has("issuer")) {
            return Optional.empty();
        }
        List<X509Certificate> valid = valid(held().issuers().stream(), certificate -> certificate, "issuer");
        return Optional.of(new Issuers(valid, subject(), algorithms, clock.instant()));
    }

    private X500Principal subject() {
        String name = settings.optionalText("subject").orElse("");
        try {
            if (!name.isBlank()) {
                return new X500Principal(name);
            }
        } catch (IllegalArgumentException e) {
            throw unnamed();
        }
        throw unnamed();
    }

    private Fault unnamed() {
        return new Fault(As2.SUBJECT_UNUSABLE, "'subject' at " + settings.at() + " names nobody");
    }

    /** All of our certificates, valid or not. */
    Stream<X509Certificate> ours() {
        return held().ours().stream().map(Identity::certificate);
    }

    /** All of the partner's, valid or not. */
    Stream<X509Certificate> theirs() {
        return held().theirs().stream();
    }

    /** All authorities, valid or not. */
    Stream<X509Certificate> authorities() {
        return held().issuers().stream();
    }

    private <T> List<T> valid(
            Stream<T> all, java.util.function.Function<T, X509Certificate> certificate, String setting) {
        List<T> known = all.toList();
        List<T> valid =
                known.stream().filter(one -> isValid(certificate.apply(one))).toList();
        if (known.isEmpty()) {
            throw new Fault(As2.KEY_UNUSABLE, "the secret of '" + setting + "' at " + settings.at() + " has no value");
        }
        if (valid.isEmpty()) {
            throw new Fault(
                    As2.CERTIFICATE_EXPIRED,
                    "no certificate of '" + setting + "' is valid now: " + named(certificate.apply(known.get(0))));
        }
        warn(setting, valid.stream().map(certificate).toList());
        return valid;
    }

    private boolean isValid(X509Certificate certificate) {
        Instant now = clock.instant();
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }

    /** Of the one that expires last: as long as there is a next one, nothing will stop. */
    private void warn(String setting, List<X509Certificate> valid) {
        Instant now = clock.instant();
        X509Certificate last = valid.stream()
                .max(java.util.Comparator.comparing(X509Certificate::getNotAfter))
                .orElseThrow();
        Duration left = Duration.between(now, last.getNotAfter().toInstant());
        if (left.compareTo(settings.time("warn-before")) <= 0 && isNews(setting, now)) {
            LOG.warn(
                    "{}: {} days left: {}; the channel stops then → {}",
                    settings.at(),
                    left.toDays(),
                    named(last),
                    As2.CERTIFICATE_EXPIRED.remedy());
        }
    }

    private synchronized boolean isNews(String setting, Instant now) {
        Optional<Instant> before = Optional.ofNullable(warned.get(setting));
        boolean isNews = before.map(then -> then.plus(DAY).isBefore(now)).orElse(true);
        if (isNews) {
            warned.put(setting, now);
        }
        return isNews;
    }

    private synchronized Held held() {
        List<String> from = Stream.of("key", "key-password", "certificate", "issuer")
                .flatMap(this::texts)
                .toList();
        if (held == null || !held.from().equals(from)) {
            held = new Held(from, identities(), certificates(), certificatesOfIssuers());
        }
        return held;
    }

    private List<Identity> identities() {
        List<String> passwords =
                settings.optionalSecret("key-password").map(Secret::accepted).orElse(List.of());
        return settings.secret("key").accepted().stream()
                .map(text -> read("key", As2.KEY_UNUSABLE, () -> identity(text, passwords)))
                .peek(identity -> check("key", identity.certificate()))
                .toList();
    }

    /** During a planned change the password may be the present one or the next. */
    private static Identity identity(String text, List<String> passwords) throws GeneralSecurityException {
        for (String password : passwords.subList(0, Math.max(0, passwords.size() - 1))) {
            try {
                return KeyText.identity(text, Optional.of(password));
            } catch (GeneralSecurityException another) {
                LOG.debug("not by the first password");
            }
        }
        return KeyText.identity(text, passwords.stream().reduce((first, last) -> last));
    }

    /** A text may hold one that expires and the one that follows. */
    private List<X509Certificate> certificatesOfIssuers() {
        return texts("issuer")
                .flatMap(text -> read("issuer", As2.CERTIFICATE_UNUSABLE, () -> KeyText.certificates(text)).stream())
                .peek(certificate -> check("issuer", certificate))
                .toList();
    }

    private Stream<String> texts(String setting) {
        return settings.optionalSecret(setting).map(Secret::accepted).stream().flatMap(List::stream);
    }

    private List<X509Certificate> certificates() {
        return texts("certificate")
                .map(text -> read("certificate", As2.CERTIFICATE_UNUSABLE, () -> KeyText.certificate(text)))
                .peek(certificate -> check("certificate", certificate))
                .toList();
    }

    private void check(String setting, X509Certificate certificate) {
        if (!algorithms.accept(certificate.getPublicKey())) {
            throw new Fault(As2.WEAK, "the key of '" + setting + "' is shorter than 2048 bits: " + named(certificate));
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws GeneralSecurityException;
    }

    private <T> T read(String setting, Problem.Code code, Reading<T> reading) {
        try {
            return reading.read();
        } catch (GeneralSecurityException e) {
            throw new Fault(code, "the secret of '" + setting + "' at " + settings.at() + ": " + e.getMessage());
        }
    }

    /** For people: whose it is, and from when till when. */
    static String named(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName() + ", serial "
                + certificate.getSerialNumber().toString(16) + ", valid from "
                + certificate.getNotBefore().toInstant() + " to "
                + certificate.getNotAfter().toInstant();
    }
}
