package io.crossdock.routes.intake;

import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What the ledger counts of a transmission: its messages, what was read of each channel, and what became of each thing read. */
final class Tally {

    private final Transmission transmission;
    private final InstantSource clock;

    Tally(Transmission transmission, InstantSource clock) {
        this.transmission = transmission;
        this.clock = clock;
    }

    /** @param strays messages that no channel takes */
    List<Entry> transmission(long found, long strays) {
        return List.of(
                count(transmission.inbox(), Stage.TRANSMISSION, State.FOUND, found),
                count(transmission.inbox(), Stage.TRANSMISSION, State.DECODED, found - strays),
                count(transmission.inbox(), Stage.TRANSMISSION, State.UNROUTABLE, strays));
    }

    List<Entry> batch(Sorted sorted, List<Told> told) {
        Instant now = clock.instant();
        List<Entry> entries = new ArrayList<>();
        sorted.countByChannel()
                .forEach((channel, documents) -> entries.add(count(channel, Stage.INTAKE, State.READ, documents)));
        told.forEach(one -> entries.add(one.entry(now)));
        return entries;
    }

    private Entry count(String scope, Stage stage, State state, long documents) {
        return new Entry(
                clock.instant(),
                "",
                transmission.id(),
                scope,
                stage,
                state,
                "",
                "",
                "",
                documents,
                transmission.name());
    }
}
