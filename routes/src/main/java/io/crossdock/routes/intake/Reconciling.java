package io.crossdock.routes.intake;

import io.crossdock.config.Location;
import io.crossdock.mappings.canonical.Acknowledgement;
import io.crossdock.routes.delivery.Reconciliation;
import io.crossdock.routes.ledger.Entry;
import java.util.ArrayList;
import java.util.List;

/** Holds the acknowledgements of a batch against what was sent: what a person must see is parked, the others go on as documents. */
final class Reconciling {

    private final Reconciliation reconciliation;
    private final Transmission transmission;

    Reconciling(Reconciliation reconciliation, Transmission transmission) {
        this.reconciliation = reconciliation;
        this.transmission = transmission;
    }

    /** @param entries for the ledger, of the documents that were sent */
    record Reconciled(Sorted sorted, List<Entry> entries) {}

    /** Within the transaction that claims the batch. */
    Reconciled reconcile(Sorted sorted) {
        if (sorted.sound().stream().noneMatch(identity -> identity.document() instanceof Acknowledgement)) {
            return new Reconciled(sorted, List.of());
        }
        List<Identity> sound = new ArrayList<>();
        List<Item.Unsound> unsound = new ArrayList<>(sorted.unsound());
        List<Entry> entries = new ArrayList<>();
        for (Identity identity : sorted.sound()) {
            if (identity.document() instanceof Acknowledgement told) {
                Reconciliation.Heard heard = hear(identity, told);
                entries.addAll(heard.entries());
                if (!heard.problems().isEmpty()) {
                    unsound.add(parked(identity, heard));
                    continue;
                }
            }
            sound.add(identity);
        }
        return new Reconciled(sorted.with(sound, unsound), entries);
    }

    private Reconciliation.Heard hear(Identity identity, Acknowledgement told) {
        return reconciliation.hear(
                identity.envelope().issuer(),
                told,
                identity.envelope().document(),
                Location.path(transmission.name(), "acknowledgement " + told.acknowledgementNumber()));
    }

    private Item.Unsound parked(Identity identity, Reconciliation.Heard heard) {
        return new Item.Unsound(
                identity.envelope().ordinal(),
                identity.envelope().channel(),
                false,
                identity.envelope().number(),
                heard.problems(),
                transmission.digest());
    }
}
