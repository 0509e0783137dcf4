package io.crossdock.routes;

import io.crossdock.config.Kind;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.delivery.Whereabouts;
import io.crossdock.routes.delivery.Whereabouts.Place;
import io.crossdock.routes.flow.PartitionTable;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.Ledger;
import io.crossdock.routes.ledger.Side;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A channel's balance, document by document: what came and has not left is somewhere, or it is a fault of the hub. */
final class Explanation {

    /** More than a person reads; a difference is small, or there is a disaster that shows in the first. */
    private static final int MOST = 1_000;

    private static final Side TO_FLOW = Side.of(Stage.INTAKE, State.PUBLISHED);
    private static final Side FROM_FLOW = new Side(Stage.FLOW, Balances.OF_FLOW);
    private static final Side TO_DELIVERY = Side.of(Stage.DELIVERY, State.PLANNED);
    private static final Side FROM_DELIVERY = new Side(Stage.DELIVERY, Balances.OF_DELIVERY);

    private final Ledger ledger;
    private final Broker broker;
    private final PartitionTable partitions;
    private final Whereabouts whereabouts;

    Explanation(Ledger ledger, Broker broker, PartitionTable partitions, Whereabouts whereabouts) {
        this.partitions = partitions;
        this.ledger = ledger;
        this.broker = broker;
        this.whereabouts = whereabouts;
    }

    /**
     * A document that makes a difference.
     *
     * @param surplus how often it left more than it came; 0 where it has not left
     * @param last the latest entry of the ledger about it
     */
    record Line(String document, Place place, int surplus, Entry last) {}

    /** Of an in-channel: what was passed on and no flow has taken up. */
    List<Line> flow(String channel, Set<Kind> kinds, LocalDate since) {
        Map<String, Place> queued = new HashMap<>();
        partitions.lanes(kinds).forEach(lane -> queued(lane, queued));
        List<String> documents = ledger.unended(channel, since, TO_FLOW, FROM_FLOW, MOST);
        return lines(channel, documents, TO_FLOW, FROM_FLOW, queued);
    }

    /** Of an out-channel: what is to be sent and has not ended. */
    List<Line> delivery(String channel, LocalDate since) {
        List<String> documents = ledger.unended(channel, since, TO_DELIVERY, FROM_DELIVERY, MOST);
        Map<String, Place> places = new HashMap<>();
        queued(Addresses.out(channel), places);
        places.putAll(whereabouts.of(channel, documents));
        return lines(channel, documents, TO_DELIVERY, FROM_DELIVERY, places);
    }

    private void queued(String address, Map<String, Place> places) {
        broker.ids(address, MOST).forEach(id -> places.put(id, Place.QUEUED));
    }

    private List<Line> lines(String channel, List<String> documents, Side came, Side left, Map<String, Place> places) {
        List<Line> lines = new ArrayList<>();
        for (String document : documents) {
            List<Entry> entries = ledger.of(document).stream()
                    .filter(entry -> entry.channel().equals(channel))
                    .toList();
            int surplus = count(entries, left) - count(entries, came);
            if (surplus != 0) {
                lines.add(new Line(
                        document,
                        surplus > 0 ? Place.NOWHERE : places.getOrDefault(document, Place.NOWHERE),
                        Math.max(surplus, 0),
                        entries.get(entries.size() - 1)));
            }
        }
        return lines;
    }

    private static int count(List<Entry> entries, Side side) {
        return (int) entries.stream().filter(side::has).count();
    }
}
