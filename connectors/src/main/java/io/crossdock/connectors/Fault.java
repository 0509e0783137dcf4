package io.crossdock.connectors;

import io.crossdock.config.Problem;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A failure whose problem the connector already knows. Its message is for the person who must act. */
public final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem.Code code;
    private final @Nullable Duration pause;

    public Fault(Problem.Code code, String message) {
        super(message);
        this.code = code;
        this.pause = null;
    }

    public Fault(Problem.Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.pause = null;
    }

    /** With the pause that the other side asks for before the next attempt. */
    public Fault(Problem.Code code, String message, Duration pause) {
        super(message);
        this.code = code;
        this.pause = pause;
    }

    /** The pause that the other side asked for, with the first fault among a failure and its causes that names one. */
    public static Optional<Duration> pauseIn(Throwable failure) {
        return chain(failure)
                .filter(Fault.class::isInstance)
                .flatMap(cause -> Optional.ofNullable(((Fault) cause).pause).stream())
                .findFirst();
    }

    public Problem.Code code() {
        return code;
    }

    /** The code of the first fault among a failure and its causes. */
    public static Optional<Problem.Code> codeIn(Throwable failure) {
        return chain(failure)
                .filter(Fault.class::isInstance)
                .map(cause -> ((Fault) cause).code)
                .findFirst();
    }

    /** A failure and its causes, the outermost first; at most twenty, since causes may form a ring. */
    public static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
