package io.crossdock.routes.delivery;

import io.crossdock.routes.store.Database;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where documents on their way to a channel are at this moment, as far as the tables know; a queue knows the rest. */
public final class Whereabouts {

    /** Where a document is that came to a stage and did not leave it. */
    public enum Place {
        /** In a queue of the broker. */
        QUEUED,
        /** A state that waits for its channel's turn. */
        WAITING,
        /** In a batch that is not sent yet. */
        COLLECTED,
        /** Behind a parked document of its key. */
        HELD,
        PARKED,
        /** Its bytes are fixed; whether the partner has them is not known yet. */
        SENDING,
        /** In no place: lost, or in the hands of a worker at this moment. */
        NOWHERE
    }

    private final Database database;
    private final String tenant;

    public Whereabouts(Database database, String tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** The places of those of the documents that a table knows. */
    public Map<String, Place> of(String channel, Collection<String> documents) {
        Map<String, Place> places = new LinkedHashMap<>();
        find(
                places,
                Place.WAITING,
                "select document from unnest(?) as wanted (item) join delivery_pending on document = wanted.item"
                        + " where tenant = ? and channel = ? and waiting = true",
                channel,
                documents);
        find(
                places,
                Place.COLLECTED,
                "select i.document from unnest(?) as wanted (item) join delivery_batch_item i on i.document = wanted.item"
                        + " join delivery_batch b on b.tenant = i.tenant and b.id = i.batch"
                        + " where i.tenant = ? and i.channel = ? and b.state <> 'ENDED'",
                channel,
                documents);
        find(
                places,
                Place.SENDING,
                "select i.document from unnest(?) as wanted (item) join delivery_item i on i.document = wanted.item"
                        + " join delivery_transmission t on t.tenant = i.tenant and t.id = i.transmission"
                        + " where i.tenant = ? and t.channel = ? and t.state = 'READY'",
                channel,
                documents);
        find(
                places,
                Place.HELD,
                "select document from unnest(?) as wanted (item) join delivery_hold on document = wanted.item"
                        + " where tenant = ? and channel = ? and state <> 'PARKED'",
                channel,
                documents);
        find(
                places,
                Place.PARKED,
                "select document from unnest(?) as wanted (item) join delivery_hold on document = wanted.item"
                        + " where tenant = ? and channel = ? and state = 'PARKED'",
                channel,
                documents);
        return places;
    }

    private void find(
            Map<String, Place> places, Place place, String question, String channel, Collection<String> documents) {
        database.sql()
                .sql(question)
                .param(documents.toArray(String[]::new))
                .param(tenant)
                .param(channel)
                .query(String.class)
                .list()
                .forEach(document -> places.put(document, place));
    }
}
