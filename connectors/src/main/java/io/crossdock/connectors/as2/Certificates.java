package io.crossdock.connectors.as2;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Expiry;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Tls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be tried without sending a message: keys, certificates, and the way to the partner's address. */
final class Certificates {

    private static final String UNSENT = "; no message was sent, so what the partner accepts is not known";

    private final Settings settings;
    private final InstantSource clock;

    Certificates(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** A sentence about both, without its full stop. */
    String valid() {
        Names.of(settings);
        Keyring keyring = new Keyring(settings, Algorithms.of(settings), clock);
        keyring.read();
        String ours = "our certificate is valid for " + days(keyring.us().certificate()) + " more days";
        String theirs = settings.has("certificate") ? ", the partner's for " + days(keyring.partner()) : "";
        return ours
                + theirs
                + keyring.issuers()
                        .map(issuers -> ", its issuer's for "
                                + days(issuers.authorities().get(0)))
                        .orElse("");
    }

    /** Of our keys and of the partner's certificates. */
    List<Expiry> expiries() {
        try {
            Keyring keyring = new Keyring(settings, Algorithms.of(settings), clock);
            return Stream.of(
                            last("key", keyring.ours()),
                            last("certificate", keyring.theirs()),
                            last("issuer", keyring.authorities()))
                    .flatMap(Optional::stream)
                    .toList();
        } catch (Fault unreadable) {
            return List.of();
        }
    }

    private static Optional<Expiry> last(String what, Stream<X509Certificate> certificates) {
        return certificates
                .map(certificate -> certificate.getNotAfter().toInstant())
                .max(Comparator.naturalOrder())
                .map(until -> new Expiry(what, until));
    }

    String reach() throws IOException {
        URI uri = URI.create(settings.optionalText("address").orElse(""));
        if (uri.getHost() == null) {
            throw new Fault(As2.ADDRESS_UNUSABLE, "there is no 'address' to send to");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
        if (uri.getScheme().equals("https")) {
            return new Tls(settings).greet(uri.getHost(), port, settings.time("connect-timeout"), clock) + UNSENT;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), port), (int)
                    settings.time("connect-timeout").toMillis());
        }
        return uri.getHost() + ":" + port + " can be reached" + UNSENT;
    }

    private long days(X509Certificate certificate) {
        return Duration.between(clock.instant(), certificate.getNotAfter().toInstant())
                .toDays();
    }
}
