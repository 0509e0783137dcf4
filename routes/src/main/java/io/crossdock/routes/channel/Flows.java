package io.crossdock.routes.channel;

import io.crossdock.config.Configuration;
import io.crossdock.config.Inbox;
import io.crossdock.config.Kind;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.broker.Partitions;
import io.crossdock.routes.flow.FlowRoute;
import io.crossdock.routes.flow.PartitionTable;
import io.crossdock.routes.lease.Duties;
import io.crossdock.routes.lease.Duty;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The ways from intake to the channels: one for each partition of a kind, served by one node at a time. */
final class Flows {

    private final Wiring wiring;
    private final Broker broker;
    private final PartitionTable table;
    private final Partitioning partitioning;
    private final Duties duties;
    private final BiFunction<Kind, String, FlowRoute> route;
    private final Map<String, Partition> served = new LinkedHashMap<>();
    private volatile Map<Kind, Integer> wanted = Map.of();
    private Collection<Inbox> inboxes = List.of();

    /** @param route of the partition of a kind that has that address */
    Flows(
            Wiring wiring,
            Broker broker,
            PartitionTable table,
            Partitioning partitioning,
            Duties duties,
            BiFunction<Kind, String, FlowRoute> route) {
        this.wiring = wiring;
        this.broker = broker;
        this.table = table;
        this.partitioning = partitioning;
        this.duties = duties;
        this.route = route;
    }

    /** Serves every kind that a channel carries; one that none carries any more is served on, since documents may be on their way. */
    void open(Configuration next, Collection<Inbox> opening) {
        Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
        Stream.concat(
                        next.channels().values().stream().flatMap(channel -> channel.carries().stream()),
                        wanted.keySet().stream())
                .forEach(kind -> kinds.put(kind, next.partitions(kind)));
        wanted = Map.copyOf(kinds);
        inboxes = List.copyOf(opening);
        follow();
    }

    Set<Kind> kinds() {
        return wanted.keySet();
    }

    /** All addresses on which documents may lie that no flow has taken up. */
    List<String> lanes() {
        return table.lanes(wanted.keySet());
    }

    /** Brings each kind to the number of partitions that is wanted. */
    void adjust() {
        partitioning.adjust(wanted, inboxes);
    }

    /** Serves the partitions that there are by now. */
    void follow() {
        Partitions now = table.served();
        Map<String, Partition> next = new LinkedHashMap<>();
        wanted.keySet().stream().sorted().forEach(kind -> now.addresses(kind)
                .forEach(address -> next.put(address, new Partition(kind, address))));
        List<String> gone = served.keySet().stream()
                .filter(address -> !next.containsKey(address))
                .toList();
        gone.forEach(served::remove);
        duties.remove(gone.stream().map(FlowRoute::id).toList());
        next.keySet().removeAll(served.keySet());
        next.values().forEach(Partition::makeQueues);
        served.putAll(next);
        duties.add(next.values());
    }

    /** One partition of a kind. */
    private final class Partition implements Duty {

        private final Kind kind;
        private final String address;

        Partition(Kind kind, String address) {
            this.kind = kind;
            this.address = address;
        }

        /** On every node, before it sends a document there. */
        void makeQueues() {
            broker.queue(address);
            if (kind.isState()) {
                broker.queue(Addresses.bulk(address));
            }
        }

        @Override
        public String lease() {
            return FlowRoute.id(address);
        }

        @Override
        public boolean begin() {
            return wiring.start(lease(), route.apply(kind, address));
        }

        @Override
        public void end() {
            wiring.stop(FlowRoute.id(Addresses.bulk(address)));
            wiring.stop(FlowRoute.id(address));
        }
    }
}
