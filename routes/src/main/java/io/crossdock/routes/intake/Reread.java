package io.crossdock.routes.intake;

import io.crossdock.config.Problem;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.routes.broker.Envelope;
import java.util.List;

/** One thing in the kept bytes of a transmission, as it would be taken in now. */
public sealed interface Reread {

    /** Its place in this reading. */
    long ordinal();

    /**
     * A document.
     *
     * @param changed whether its content is another than what its key is known with
     */
    record Sound(Envelope envelope, Document document, Standing standing, boolean changed) implements Reread {
        @Override
        public long ordinal() {
            return envelope.ordinal();
        }
    }

    /** What would be parked or refused. */
    record Unsound(long ordinal, String channel, String number, List<Problem> problems) implements Reread {
        public Unsound {
            problems = List.copyOf(problems);
        }
    }

    /** What is known of a document's key. */
    enum Standing {
        /** Nothing: it would be taken in for the first time. */
        NEW,
        /** It was taken in from this very transmission, and nothing newer came since. */
        OURS,
        /** A newer state is known. */
        OUTDATED,
        /** Another transmission brought it. */
        TAKEN,
        /** It says of itself that it is a copy, and has no effect. */
        COPY
    }
}
