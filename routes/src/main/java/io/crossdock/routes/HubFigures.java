package io.crossdock.routes;

import io.crossdock.connectors.Expiry;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.delivery.Awaited;
import io.crossdock.routes.ledger.Ledger;
import io.crossdock.routes.store.ParkedFor;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is measured of the hub, beside its {@link HubStatus}, for those who watch over it.
 *
 * @param oldest by out-channel: since when the oldest document waits that has not left
 * @param documents what became of documents since ever
 * @param heard when a state was told of a channel or inbox last
 * @param parked all that waits for a person
 * @param owed the acknowledgements that partners owe us
 * @param bookmarks by inbox: when its source last moved the place that it keeps by itself
 * @param certificates of the channels that run, by channel
 * @param broker how full the broker's disk is
 * @param nodes how many nodes are there
 * @param judged when it was seen last whether the balances come even
 */
public record HubFigures(
        Map<String, Instant> oldest,
        List<Ledger.Count> documents,
        List<Ledger.Latest> heard,
        List<ParkedFor> parked,
        List<Awaited.Owed> owed,
        Map<String, Instant> bookmarks,
        Map<String, List<Expiry>> certificates,
        Broker.Fullness broker,
        int nodes,
        Instant judged) {

    public HubFigures {
        oldest = Map.copyOf(oldest);
        documents = List.copyOf(documents);
        heard = List.copyOf(heard);
        parked = List.copyOf(parked);
        owed = List.copyOf(owed);
        bookmarks = Map.copyOf(bookmarks);
        certificates = Map.copyOf(certificates);
    }
}
