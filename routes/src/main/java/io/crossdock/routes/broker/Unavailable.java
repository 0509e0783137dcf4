package io.crossdock.routes.broker;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that every document needs does not work: database, broker, partner. No fault of a document; its batch is rolled
 * back and comes again after a pause.
 */
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration pause;

    public Unavailable(String message) {
        super(message);
        this.pause = null;
    }

    public Unavailable(String message, Throwable cause) {
        super(message, cause);
        this.pause = null;
    }

    /** With the pause to make before the next try, instead of the worker's own growing one. */
    public Unavailable(String message, Throwable cause, Duration pause) {
        super(message, cause);
        this.pause = pause;
    }

    public Optional<Duration> pause() {
        return Optional.ofNullable(pause);
    }
}
