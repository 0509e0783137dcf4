package io.crossdock.connectors;

import io.crossdock.config.Problem;
import java.util.Optional;
import java.util.stream.Stream;

/** A failure whose problem the connector already knows. Its message is for the person who must act. */
public final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem.Code code;

    public Fault(Problem.Code code, String message) {
        super(message);
        this.code = code;
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
