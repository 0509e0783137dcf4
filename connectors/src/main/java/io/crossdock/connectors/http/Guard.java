package io.crossdock.connectors.http;

import io.crossdock.config.Secret;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Payload;
import io.crossdock.connectors.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Asks a request for every credential that the connection names; of a secret that is being changed, both values pass. */
final class Guard {

    private static final Duration WIDEST_WINDOW = Duration.ofMinutes(5);

    private final Settings settings;
    private final InstantSource clock;

    Guard(Settings settings, InstantSource clock) {
        boolean any =
                settings.has("basic") || settings.has("bearer") || settings.has("api-key") || settings.has("hmac");
        if (!any && !settings.flag("anonymous")) {
            throw new Fault(
                    Http.NO_AUTHENTICATION, "the path " + settings.text("path") + " would be open to everybody");
        }
        if (settings.has("hmac") && !settings.has("hmac-timestamp-header") && !settings.flag("hmac-body-only")) {
            throw new Fault(
                    Http.SIGNATURE_WITHOUT_TIME,
                    "a signature on the path " + settings.text("path") + " would be good for ever");
        }
        this.settings = settings;
        this.clock = clock;
    }

    /** Fails where a secret is missing. */
    void ready() {
        for (String name : List.of("basic", "bearer", "api-key", "hmac")) {
            settings.optionalSecret(name).ifPresent(Secret::reveal);
        }
    }

    /** Whether the headers alone say who it is; asked before a byte of the body is read. */
    boolean knows(Function<String, Optional<String>> headers) {
        return passes("basic", secret -> shows(headers, "Authorization", "Basic " + base64(secret)))
                && passes("bearer", secret -> shows(headers, "Authorization", "Bearer " + secret))
                && passes("api-key", secret -> shows(headers, settings.text("api-key-header"), secret));
    }

    /** Whether a signature is asked for. */
    boolean asksForSignature() {
        return settings.has("hmac");
    }

    /**
     * The signature of the body, in hexadecimal however it was written; nothing where it is not the partner's. The same one again is
     * a copy: of that moment, or of that body.
     */
    Optional<String> signature(Function<String, Optional<String>> headers, Spool body) throws IOException {
        Optional<String> timestamp =
                settings.optionalText("hmac-timestamp-header").flatMap(headers);
        if (settings.has("hmac-timestamp-header")
                && timestamp.filter(this::isRecent).isEmpty()) {
            return Optional.empty();
        }
        byte[] shown =
                headers.apply(settings.text("hmac-header")).map(Guard::bytes).orElse(new byte[0]);
        boolean trusted = false;
        for (String key : settings.secret("hmac").accepted()) {
            trusted |= MessageDigest.isEqual(shown, sign(key, timestamp, body));
        }
        return trusted ? Optional.of(HexFormat.of().formatHex(shown)) : Optional.empty();
    }

    private boolean passes(String name, Predicate<String> isShown) {
        return settings.optionalSecret(name)
                .map(secret -> secret.accepted().stream().anyMatch(isShown))
                .orElse(true);
    }

    private static boolean shows(Function<String, Optional<String>> headers, String header, String expected) {
        byte[] shown = headers.apply(header).orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(shown, expected.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isRecent(String timestamp) {
        if (!timestamp.matches("\\d{1,11}")) {
            return false;
        }
        Duration window = settings.time("hmac-window");
        long widest = Math.min(window.toSeconds(), WIDEST_WINDOW.toSeconds());
        return Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp)) <= widest;
    }

    /** @param timestamp the seconds that are signed before the body */
    static byte[] sign(String key, Optional<String> timestamp, Payload body) throws IOException {
        try (InputStream in = body.open()) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            timestamp.ifPresent(seconds -> mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8)));
            byte[] buffer = new byte[Spool.IN_MEMORY];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                mac.update(buffer, 0, read);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** Hexadecimal or Base64, with or without the prefix {@code sha256=}. */
    private static byte[] bytes(String written) {
        String value = written.toLowerCase(Locale.ROOT).startsWith("sha256=") ? written.substring(7) : written;
        if (value.matches("[0-9a-fA-F]{64}")) {
            return HexFormat.of().parseHex(value);
        }
        return value.matches("[A-Za-z0-9+/]{43}=?") ? Base64.getDecoder().decode(value) : new byte[0];
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
