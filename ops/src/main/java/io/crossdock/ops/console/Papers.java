package io.crossdock.ops.console;

import io.crossdock.config.Connection;
import io.crossdock.config.Secret;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Pem;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The certificates that a partner's connections name, those of a planned change too; never a key. */
record Papers(String connection, String subject, Instant until, long days) {

    private static final int SOON = 30;

    String tone() {
        return days < 0 ? "bad" : days < SOON ? "wait" : "soft";
    }

    /** Those that end first come first. */
    static List<Papers> of(Collection<Connection> connections, Instant now) {
        return connections.stream()
                .flatMap(connection -> texts(connection.settings())
                        .flatMap(Papers::certificates)
                        .distinct()
                        .map(one -> of(connection.name(), one, now)))
                .sorted(Comparator.comparing(Papers::until))
                .toList();
    }

    private static Papers of(String connection, X509Certificate certificate, Instant now) {
        Instant until = certificate.getNotAfter().toInstant();
        return new Papers(
                connection,
                certificate.getSubjectX500Principal().getName(),
                until,
                Duration.between(now, until).toDays());
    }

    private static Stream<X509Certificate> certificates(String text) {
        try {
            return Pem.certificatesIn(text).stream();
        } catch (IllegalArgumentException damaged) {
            // its channel says so, with what is to be done
            return Stream.empty();
        }
    }

    private static Stream<String> texts(Object value) {
        if (value instanceof Settings settings) {
            return settings.values().values().stream().flatMap(Papers::texts);
        }
        if (value instanceof Secret secret) {
            return secret.accepted().stream();
        }
        if (value instanceof Map<?, ?> table) {
            return table.values().stream().flatMap(Papers::texts);
        }
        if (value instanceof List<?> list) {
            return list.stream().flatMap(Papers::texts);
        }
        return value instanceof String text ? Stream.of(text) : Stream.empty();
    }
}
