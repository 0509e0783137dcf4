package io.crossdock.routes.ledger;

import java.util.List;

/**
 * One side of a balance, document by document: the states in which documents come to a stage, or in which they leave it.
 *
 * @param stage that tells of them; to come to a stage is what the one before it tells
 */
public record Side(Stage stage, List<State> states) {

    public Side {
        states = List.copyOf(states);
    }

    public static Side of(Stage stage, State... states) {
        return new Side(stage, List.of(states));
    }

    public boolean has(Entry entry) {
        return entry.stage() == stage && states.contains(entry.state());
    }
}
