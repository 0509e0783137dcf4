package io.crossdock.connectors;

import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import java.util.Map;
import java.util.Optional;

/**
 * What the other side made of a dispatch (decision D3).
 *
 * @param identifiers numbers that the other side gave, by scheme
 * @param answer a business answer, if there was one
 * @param problem why it was refused or is uncertain
 * @param proof what the other side signed: it shows to anybody that these bytes arrived; small enough to be held in memory
 */
public record Receipt(
        Result result,
        Map<String, String> identifiers,
        Optional<Wire> answer,
        Optional<Problem> problem,
        Optional<Wire> proof) {

    /** What is known of the effect. */
    public enum Result {
        DELIVERED,
        /** The partner refuses this document; another one may pass. */
        REFUSED,
        /** Sent, and it cannot be known whether it had its effect. */
        UNCERTAIN
    }

    public Receipt {
        identifiers = Map.copyOf(identifiers);
    }

    public Receipt(Result result, Map<String, String> identifiers, Optional<Wire> answer, Optional<Problem> problem) {
        this(result, identifiers, answer, problem, Optional.empty());
    }

    public static Receipt delivered() {
        return new Receipt(Result.DELIVERED, Map.of(), Optional.empty(), Optional.empty());
    }

    public static Receipt refused(Problem problem) {
        return new Receipt(Result.REFUSED, Map.of(), Optional.empty(), Optional.of(problem));
    }

    public static Receipt uncertain(Problem problem) {
        return new Receipt(Result.UNCERTAIN, Map.of(), Optional.empty(), Optional.of(problem));
    }
}
