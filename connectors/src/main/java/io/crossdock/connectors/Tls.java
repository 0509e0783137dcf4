package io.crossdock.connectors;

import io.crossdock.config.Problem.Code;
import io.crossdock.config.Secret;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom a connection trusts, and as whom the hub shows itself: the partner's certificate pinned, or its issuers named, or else the
 * issuers that this machine trusts. What comes from secrets is asked for again at every connection, so a changed one is taken.
 */
public final class Tls {

    public static final Setting SETTING = Setting.group(
            "tls",
            "Whom to trust, and as whom to show oneself; nothing: the issuers that this machine trusts, and no certificate.",
            Setting.many(
                    "certificate",
                    new Setting.Type.Text(),
                    "The SHA-256 of the partner's certificate in hexadecimal, as openssl x509 -fingerprint -sha256 shows it; a second one"
                            + " during a planned change. Only these are trusted then, whatever name they bear."),
            Setting.secret("trust", "The certificates to trust, the partner's or its issuers', in PEM."),
            Setting.secret("identity", "The hub's certificate with its chain, and its private key (PKCS #8), in PEM."));

    public static final Code TLS_UNUSABLE = Code.setup(
            "TLS-UNUSABLE",
            "Write 'certificate' as 64 hexadecimal digits; give 'trust' certificates in PEM, and 'identity' certificates and an"
                    + " unencrypted private key in PEM.");

    private static final char[] NO_PASSWORD = {};

    private record Made(List<String> from, SSLContext context) {}

    private final Settings settings;
    private @Nullable Made made;

    /** @param connection settings with the group {@link #SETTING} */
    public Tls(Settings connection) {
        this.settings = connection.group(SETTING.name());
    }

    /** The present one; another one after a secret has changed. */
    public synchronized SSLContext context() {
        List<String> from = List.of(String.join("", values("trust")), String.join("", values("identity")));
        if (made == null || !made.from().equals(from)) {
            made = new Made(from, make());
        }
        return made.context();
    }

    private List<String> values(String name) {
        return settings.optionalSecret(name).map(Secret::accepted).orElse(List.of());
    }

    private SSLContext make() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(), trust(), null);
            return context;
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new Fault(TLS_UNUSABLE, "'tls' at " + settings.at() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private KeyManager @Nullable [] keys() throws GeneralSecurityException, IOException {
        if (!settings.has("identity")) {
            return null;
        }
        Pem pem = Pem.of(settings.secret("identity").reveal());
        KeyStore store = emptyStore();
        store.setKeyEntry("hub", pem.key(), NO_PASSWORD, pem.certificates().toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private TrustManager @Nullable [] trust() throws GeneralSecurityException, IOException {
        List<String> pins = settings.texts("certificate");
        if (!pins.isEmpty()) {
            return new TrustManager[] {TrustedCertificates.pinned(pins)};
        }
        if (!settings.has("trust")) {
            return null;
        }
        KeyStore store = emptyStore();
        int number = 0;
        for (String text : values("trust")) {
            for (X509Certificate certificate : Pem.of(text).certificates()) {
                store.setCertificateEntry("trusted-" + number++, certificate);
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .map(X509ExtendedTrustManager.class::cast)
                .map(TrustedCertificates::of)
                .toArray(TrustManager[]::new);
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }

    /** Shakes hands with a server, and says how long its certificate is valid, and ours. */
    public String greet(String host, int port, Duration timeout, InstantSource clock) throws IOException {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
            plain.setSoTimeout((int) timeout.toMillis());
            try (SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(plain, host, port, true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                return "the certificate of " + host + ":" + port + " is trusted, and "
                        + validity(socket.getSession(), clock);
            }
        }
    }

    /** How long the certificate of the other side of a session is valid, and ours: {@code valid for 88 more days}. */
    public String validity(SSLSession session, InstantSource clock) throws SSLPeerUnverifiedException {
        X509Certificate theirs = (X509Certificate) session.getPeerCertificates()[0];
        return "valid for " + days(theirs, clock) + " more days" + own(clock);
    }

    private String own(InstantSource clock) {
        return Optional.of(settings)
                .filter(all -> all.has("identity"))
                .map(all ->
                        Pem.of(all.secret("identity").reveal()).certificates().get(0))
                .map(ours -> "; the hub's own for " + days(ours, clock))
                .orElse("");
    }

    /** Of the certificate that the hub shows, where it shows one. */
    static List<Expiry> expiries(Settings connection) {
        if (!connection.has(SETTING.name()) || !connection.group(SETTING.name()).has("identity")) {
            return List.of();
        }
        try {
            Pem pem = Pem.of(connection.group(SETTING.name()).secret("identity").reveal());
            Instant until = pem.certificates().get(0).getNotAfter().toInstant();
            return List.of(new Expiry(SETTING.name() + ".identity", until));
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    private static long days(X509Certificate certificate, InstantSource clock) {
        return Duration.between(clock.instant(), certificate.getNotAfter().toInstant())
                .toDays();
    }
}
