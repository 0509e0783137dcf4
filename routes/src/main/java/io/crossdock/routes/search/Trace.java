package io.crossdock.routes.search;

import io.crossdock.config.Problem;
import io.crossdock.routes.intake.Parked;
import io.crossdock.routes.intake.Transmission;
import io.crossdock.routes.ledger.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that happened to one document.
 *
 * @param history the ledger's entries, oldest first
 * @param transmission what it came in; absent where the hub made it itself
 * @param parked absent where intake took it
 * @param sendings what it went out in
 * @param same other documents of its number, the latest first
 */
public record Trace(
        String document,
        List<Entry> history,
        Optional<Transmission> transmission,
        Optional<Parked> parked,
        List<Sending> sendings,
        List<Documents.Hit> same) {

    public Trace {
        history = List.copyOf(history);
        sendings = List.copyOf(sendings);
        same = List.copyOf(same);
    }

    /**
     * What it went out in.
     *
     * @param name of the file or request
     * @param reference our control reference
     * @param payload key of its bytes
     * @param state READY, DELIVERED, PARKED or DEAD
     * @param rungs the acknowledgements that are owed for it
     */
    public record Sending(
            String id,
            String channel,
            String name,
            String reference,
            String payload,
            String state,
            int attempts,
            Instant created,
            Optional<Instant> sent,
            Optional<Instant> delivered,
            List<Problem> problems,
            List<Rung> rungs) {
        public Sending {
            problems = List.copyOf(problems);
            rungs = List.copyOf(rungs);
        }
    }

    /**
     * An acknowledgement that is owed.
     *
     * @param level transport, interchange, application
     * @param state AWAITED, RECEIVED, REJECTED or OVERDUE
     * @param heard the document that said so; empty: none yet
     */
    public record Rung(String level, String state, Optional<Instant> due, String heard) {}
}
