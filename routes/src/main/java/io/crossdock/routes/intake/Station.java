package io.crossdock.routes.intake;

import io.crossdock.config.Inbox;
import io.crossdock.config.Ownership;
import io.crossdock.mappings.Codec;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.broker.Partitions;
import io.crossdock.routes.lease.Fence;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.Payloads;
import io.crossdock.routes.witness.Witness;
import io.crossdock.routes.xref.CrossReferences;
import io.crossdock.routes.xref.Directory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What every inbox of the hub needs to take documents in.
 *
 * @param partitions those that documents are dealt to; asked once a transmission, after that is kept as begun
 * @param findable whether documents are found by what is in them
 * @param compares whether a channel holds documents against products and prices, so that these are remembered
 */
public record Station(
        String tenant,
        Database database,
        Payloads payloads,
        Broker broker,
        CrossReferences references,
        Supplier<Directory> directory,
        Supplier<Ownership> ownership,
        Supplier<Partitions> partitions,
        BooleanSupplier findable,
        BooleanSupplier compares,
        Witness witness,
        InstantSource clock) {

    public Transmissions transmissions() {
        return new Transmissions(database, payloads, tenant, clock);
    }

    KnownArticles known() {
        return new KnownArticles(database, tenant);
    }

    /** When each inbox whose source keeps its place by itself moved it last. */
    public Map<String, Instant> bookmarks() {
        return InboxBookmark.moves(database, tenant);
    }

    public ParkedDocuments parked() {
        return new ParkedDocuments(database, tenant);
    }

    /**
     * Kept transmissions of an inbox, read again.
     *
     * @param codecs by channel id; one for each channel of the inbox
     * @param bundle the configuration under which they are read
     */
    public Rereading rereading(Inbox inbox, Map<String, Codec> codecs, String bundle) {
        return new Rereading(this, inbox, codecs, new Resolution(references, directory), bundle);
    }

    /** The same under another configuration. */
    public Station under(Directory others, Ownership owners) {
        return new Station(
                tenant,
                database,
                payloads,
                broker,
                references,
                () -> others,
                () -> owners,
                partitions,
                findable,
                compares,
                witness,
                clock);
    }

    /**
     * The intake of one inbox.
     *
     * @param codecs by channel id; one for each channel of the inbox
     * @param bundle the configuration in force
     * @param fence of the lease under which the inbox is read
     */
    public Intake intake(Inbox inbox, Map<String, Codec> codecs, String bundle, Fence fence) {
        return new Intake(this, inbox, codecs, new Resolution(references, directory), bundle, fence);
    }
}
