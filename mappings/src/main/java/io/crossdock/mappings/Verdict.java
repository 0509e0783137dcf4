package io.crossdock.mappings;

import io.crossdock.config.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What became of one message of an interchange, for its sender; or of many that are accepted and not named.
 *
 * @param number the business number, as far as it could be read
 * @param problems why; with {@link Outcome#ACCEPTED} none
 * @param alike for how many messages it stands: more than one are those of one group that are accepted
 */
public record Verdict(
        Peeked.Message message, Outcome outcome, Optional<String> number, List<Problem> problems, long alike) {

    /** How it ended. */
    public enum Outcome {
        ACCEPTED,
        ACCEPTED_WITH_ERRORS,
        REJECTED
    }

    public Verdict {
        problems = List.copyOf(problems);
    }

    public Verdict(Peeked.Message message, Outcome outcome, Optional<String> number, List<Problem> problems) {
        this(message, outcome, number, problems, 1);
    }

    /** So many messages of one group are accepted. */
    public static Verdict accepted(Peeked.Message first, long count) {
        return new Verdict(first, Outcome.ACCEPTED, Optional.empty(), List.of(), count);
    }

    /** That it was not taken, whatever it says. */
    public static Verdict untaken(Peeked.Message message) {
        return new Verdict(message, Outcome.REJECTED, Optional.empty(), List.of());
    }

    /** Whether it speaks of one message. */
    public boolean isNamed() {
        return alike == 1;
    }

    /** Whether the message was not taken because of what stands around it. */
    public boolean isUntaken() {
        return outcome == Outcome.REJECTED && problems.isEmpty();
    }
}
