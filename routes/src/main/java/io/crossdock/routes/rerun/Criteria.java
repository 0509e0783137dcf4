package io.crossdock.routes.rerun;

import io.crossdock.routes.ledger.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which documents are meant: some by name, or all to which everything applies that is said.
 *
 * @param documents ids or business numbers
 * @param channel in or out; empty: any
 * @param kind empty: any
 * @param state what became of them; {@code PARKED}: what is parked now; absent: anything
 * @param from the first moment of which the ledger is asked
 * @param to the first moment after
 * @param transmission the one that they came in; empty: any
 * @param problem the id of what is wrong with what is parked; empty: anything
 */
public record Criteria(
        List<String> documents,
        String channel,
        String kind,
        Optional<State> state,
        Optional<Instant> from,
        Optional<Instant> to,
        String transmission,
        String problem) {

    public Criteria {
        documents = List.copyOf(documents);
    }

    /** One document, or a few. */
    public static Criteria of(String... documents) {
        return new Criteria(List.of(documents), "", "", Optional.empty(), Optional.empty(), Optional.empty(), "", "");
    }

    /** All that is parked because of one problem. */
    public static Criteria parkedFor(String problem) {
        return new Criteria(List.of(), "", "", Optional.empty(), Optional.empty(), Optional.empty(), "", problem);
    }

    boolean areNamed() {
        return !documents.isEmpty();
    }

    /** A search of everything there ever was is none. */
    boolean areTooWide() {
        return documents.isEmpty() && transmission.isEmpty() && !asksForParked() && from.isEmpty();
    }

    boolean asksForParked() {
        return !problem.isEmpty() || state.filter(State.PARKED::equals).isPresent();
    }
}
