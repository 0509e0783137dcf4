package io.crossdock.routes.delivery;

import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.Payloads;
import io.crossdock.routes.witness.Witness;
import io.crossdock.routes.xref.CrossReferences;
import io.crossdock.routes.xref.Directory;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What every outgoing channel needs.
 *
 * @param us our own identifiers by scheme
 */
public record Post(
        String tenant,
        Database database,
        Payloads payloads,
        CrossReferences references,
        Supplier<Directory> directory,
        Circuits circuits,
        Map<String, List<String>> us,
        Witness witness,
        InstantSource clock) {

    /** Whether something waits in the database to be sent to a channel's partner, and no person is needed for it. */
    public boolean holdsFor(String channel) {
        return collecting().holds(channel)
                || pending().backlog(channel).isPresent()
                || !deliveries().readyIds(channel).isEmpty();
    }

    public Deliveries deliveries() {
        return new Deliveries(database, tenant);
    }

    public Awaited awaited() {
        return new Awaited(database, tenant);
    }

    public Reconciliation reconciliation() {
        return new Reconciliation(database, tenant, clock);
    }

    public Holds holds() {
        return new Holds(database, tenant);
    }

    public Coalescing coalescing() {
        return new Coalescing(database, tenant);
    }

    public Pending pending() {
        return new Pending(database, tenant);
    }

    public Collecting collecting() {
        return new Collecting(database, tenant, clock);
    }
}
