package io.crossdock.routes.broker;

import io.crossdock.config.Problem;
import java.time.Instant;
import java.util.List;

/** How a document left a hop (decision D22). Only what was {@link Sent} is sent; the sends of all others are dropped. */
public sealed interface Outcome {

    /** It went on; to nobody, where the list is empty. */
    record Sent(List<Send> sends) implements Outcome {
        public Sent {
            sends = List.copyOf(sends);
        }
    }

    /** It waits. */
    record Held(Instant until, String reason) implements Outcome {}

    /** The partner owns it. */
    record Refused(List<Problem> problems) implements Outcome {
        public Refused {
            problems = List.copyOf(problems);
        }

        public Refused(Problem problem) {
            this(List.of(problem));
        }
    }

    /** A person of ours owns it. */
    record Parked(List<Problem> problems) implements Outcome {
        public Parked {
            problems = List.copyOf(problems);
        }

        public Parked(Problem problem) {
            this(List.of(problem));
        }
    }

    /** The hub failed at it. */
    record Dead(Throwable failure) implements Outcome {}
}
