package io.crossdock.routes.intake;

import io.crossdock.config.Inbox;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.connectors.Answer;
import io.crossdock.connectors.Arrival;
import io.crossdock.connectors.LateReceipt;
import io.crossdock.routes.broker.Publisher;
import io.crossdock.routes.delivery.Reconciliation;
import io.crossdock.routes.lease.Fence;
import io.crossdock.routes.ledger.LedgerEvent;
import io.crossdock.routes.store.Digest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the receipts that partners send by themselves for what they took before. Each settles its rung in one transaction; one that a
 * person must see is kept and parked besides, as what cannot be read of an arrival is.
 */
final class LateReceipts {

    private static final Answer TAKEN = new Answer(Answer.Verdict.ACCEPTED, new byte[0]);

    private final Station station;
    private final Inbox inbox;
    private final Resolution resolution;
    private final String bundle;
    private final Fence fence;
    private final Reconciliation reconciliation;
    private final Transmissions transmissions;

    LateReceipts(Station station, Inbox inbox, Resolution resolution, String bundle, Fence fence) {
        this.station = station;
        this.inbox = inbox;
        this.resolution = resolution;
        this.bundle = bundle;
        this.fence = fence;
        this.reconciliation = new Reconciliation(station.database(), station.tenant(), station.clock());
        this.transmissions = station.transmissions();
    }

    /** When it returns, all is kept; when it throws, the same receipt may come again. */
    Answer take(LateReceipt late) throws IOException {
        Reconciliation.Heard heard = station.database().durably(() -> hear(late));
        if (!heard.problems().isEmpty()) {
            park(late, heard.problems());
        }
        return TAKEN;
    }

    private Reconciliation.Heard hear(LateReceipt late) {
        fence.check();
        Reconciliation.Heard heard = reconciliation.hear(
                inbox.connection().id(),
                late,
                station.payloads(),
                Location.of(late.proof().name()));
        if (!heard.entries().isEmpty()) {
            tell(new LedgerEvent(Digest.id("receipt", late.dispatch(), word(late.problem())), heard.entries()));
        }
        return heard;
    }

    private static String word(Optional<Problem> problem) {
        return problem.map(one -> one.code().id()).orElse("");
    }

    /** The ledger knows an event by its id, so that it is told before this is committed, and perhaps again. */
    private void tell(LedgerEvent event) {
        try (Publisher publisher = station.broker().publisher()) {
            publisher.publish(List.of(event.send()), event.id());
        }
    }

    /** Once for each thing that is wrong, however often the receipt comes and is signed anew. */
    private void park(LateReceipt late, List<Problem> problems) throws IOException {
        String reference =
                "receipt:" + late.dispatch() + ":" + problems.get(0).code().id();
        Arrival arrival = new Arrival(late.proof(), Optional.empty(), Optional.of(reference));
        if (transmissions.receive(inbox.id(), arrival, bundle, fence) instanceof Reception.Taken taken) {
            park(taken.transmission(), problems);
        }
    }

    private void park(Transmission transmission, List<Problem> problems) {
        Report report = new Report(transmission);
        Item unsound = new Item.Unsound(0, inbox.channels().get(0).id(), false, "", problems, transmission.digest());
        Listings listings = new Listings(station.database(), station.tenant());
        try (IntakeBatches batches = new IntakeBatches(
                station, resolution, transmission, report, Again.ALL, fence, Set.of(), Optional.empty(), listings)) {
            batches.last(List.of(unsound), 1, 0);
        }
        transmissions.finish(transmission, report.answer());
    }
}
