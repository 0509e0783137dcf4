package io.crossdock.routes.channel;

import io.crossdock.config.Inbox;
import io.crossdock.config.Kind;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.broker.Partitions;
import io.crossdock.routes.flow.PartitionTable;
import io.crossdock.routes.flow.PartitionTable.Stand;
import io.crossdock.routes.intake.Transmission;
import io.crossdock.routes.intake.Transmissions;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the number of partitions to what the configuration says, for all nodes; to be done by one of them. */
final class Partitioning {

    private static final Logger LOG = LoggerFactory.getLogger(Partitioning.class);

    private final PartitionTable table;
    private final Broker broker;
    private final Transmissions transmissions;
    private final Map<Kind, String> told = new EnumMap<>(Kind.class);

    Partitioning(PartitionTable table, Broker broker, Transmissions transmissions) {
        this.table = table;
        this.broker = broker;
        this.transmissions = transmissions;
    }

    /** One look; a change that has to wait goes on at a later one. */
    void adjust(Map<Kind, Integer> wanted, Collection<Inbox> inboxes) {
        wanted.forEach((kind, number) -> {
            Stand stand = table.stand(kind);
            if (!stand.isDraining() && stand.number() != number) {
                begin(stand, number);
            }
        });
        table.stands().stream()
                .filter(stand -> stand.isDraining() && stand.mark() == 0)
                .forEach(stand -> table.mark(stand, transmissions.mark()));
        table.stands().stream().filter(Stand::isDraining).forEach(stand -> drain(stand, inboxes));
    }

    /** The queues come first: from then on every node may send to them. */
    private void begin(Stand stand, int number) {
        new Partitions(Map.of(stand.kind(), number)).lanes(stand.kind()).forEach(broker::queue);
        table.begin(stand, number);
        LOG.info(
                "documents of kind {} are dealt to {} partition(s) from now on; what was dealt to {} before goes first",
                stand.kind().word(),
                number,
                stand.number());
    }

    private void drain(Stand stand, Collection<Inbox> inboxes) {
        Kind kind = stand.kind();
        Optional<String> awaited = awaited(stand, inboxes);
        if (awaited.isEmpty()) {
            table.end(stand);
            told.remove(kind);
            LOG.info("kind {} is served by {} worker(s) now", kind.word(), stand.number());
        } else if (!awaited.get().equals(told.put(kind, awaited.get()))) {
            LOG.warn(
                    "kind {} goes from {} to {} partitions; its documents wait for {}",
                    kind.word(),
                    stand.draining(),
                    stand.number(),
                    awaited.get());
        }
    }

    /** First what may still be dealt to the earlier partitions, then what lies in them: after that nothing comes there any more. */
    private Optional<String> awaited(Stand stand, Collection<Inbox> inboxes) {
        List<String> carrying = inboxes.stream()
                .filter(inbox -> inbox.channels().stream()
                        .anyMatch(channel -> channel.carries().contains(stand.kind())))
                .map(Inbox::id)
                .toList();
        return transmissions
                .unfinished(carrying, stand.mark())
                .map(Partitioning::told)
                .or(() -> Optional.of(depth(stand))
                        .filter(depth -> depth > 0)
                        .map(depth -> "those that were dealt before, which are not all passed on yet"));
    }

    private static String told(Transmission open) {
        return "transmission " + open.id() + " (" + open.name() + "), which was begun before; if inbox " + open.inbox()
                + " cannot be read, mend it or take its channels away";
    }

    private long depth(Stand stand) {
        Partitions earlier = new Partitions(Map.of(stand.kind(), stand.draining()));
        return broker.depths(earlier.lanes(stand.kind())).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
