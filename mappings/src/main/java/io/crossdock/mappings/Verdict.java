package io.crossdock.mappings;

import io.crossdock.config.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What became of one message of an interchange, for its sender.
 *
 * @param number the business number, as far as it could be read
 * @param problems why; with {@link Outcome#ACCEPTED} none
 */
public record Verdict(Peeked.Message message, Outcome outcome, Optional<String> number, List<Problem> problems) {

    /** How it ended. */
    public enum Outcome {
        ACCEPTED,
        ACCEPTED_WITH_ERRORS,
        REJECTED
    }

    public Verdict {
        problems = List.copyOf(problems);
    }
}
