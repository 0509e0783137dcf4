package io.crossdock.routes.witness;

import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import java.time.Instant;
import java.util.Optional;

/**
 * One document's way through one stage.
 *
 * @param channel the in-channel at intake and flow, the out-channel at delivery
 * @param state what became of it there
 * @param received when the hub was given what it came in; absent where that was not kept
 * @param began when its turn came
 */
public record Passage(
        Stage stage,
        String document,
        String channel,
        String kind,
        State state,
        Optional<Instant> received,
        Instant began,
        Instant ended) {}
