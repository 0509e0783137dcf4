package io.crossdock.routes.broker;

import jakarta.jms.JMSException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells a fault of what all documents need from a fault of one document. */
final class Faults {

    /** The classes of SQL state that speak of the statement and its values: data, integrity, syntax. */
    private static final Set<String> OF_THE_STATEMENT = Set.of("22", "23", "42");

    private Faults() {}

    static boolean ofInfrastructure(Throwable failure) {
        return chain(failure)
                .anyMatch(cause -> cause instanceof Unavailable
                        || cause instanceof JMSException
                        || cause instanceof OutOfMemoryError
                        || cause instanceof SQLException sql && ofDatabase(sql));
    }

    private static boolean ofDatabase(SQLException failure) {
        String state = failure.getSQLState();
        return state == null || state.length() < 2 || !OF_THE_STATEMENT.contains(state.substring(0, 2));
    }

    /** The pause that the one who found something unavailable asks for. */
    static Optional<Duration> pauseWanted(Throwable failure) {
        return chain(failure).filter(Unavailable.class::isInstance).findFirst().flatMap(cause -> ((Unavailable) cause)
                .pause());
    }

    /** The failure and its causes. */
    static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
