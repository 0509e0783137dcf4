package io.crossdock.routes.channel;

import io.crossdock.config.Channel;
import io.crossdock.config.Configuration;
import io.crossdock.config.Direction;
import io.crossdock.config.Inbox;
import io.crossdock.config.Inboxes;
import io.crossdock.config.Kind;
import io.crossdock.config.Ownership;
import io.crossdock.config.Problem;
import io.crossdock.config.Vocabulary;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.delivery.OutRoute;
import io.crossdock.routes.delivery.Post;
import io.crossdock.routes.flow.Flow;
import io.crossdock.routes.flow.FlowRoute;
import io.crossdock.routes.flow.PartitionTable;
import io.crossdock.routes.flow.Steps;
import io.crossdock.routes.flow.Subscriptions;
import io.crossdock.routes.intake.Intake;
import io.crossdock.routes.intake.Station;
import io.crossdock.routes.lease.Duties;
import io.crossdock.routes.lease.Leases;
import io.crossdock.routes.lease.PausedDuties;
import io.crossdock.routes.xref.Directory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/**
 * Turns the configuration in force into running routes, and a changed one into the changed routes only. A channel that cannot run
 * stops no other.
 *
 * <p>An outgoing channel gets its queue before documents are sent to it, and loses them before it loses its route. A flow starts
 * when the subscriptions are known, else the documents that wait for it since the last run would find nobody; inboxes are opened
 * last.
 */
public final class Switchboard {

    private final Words words;
    private final Vocabulary vocabulary;
    private final PausedDuties pauses;
    private final InForce inForce;
    private final Wiring wiring;
    private final Doors doors;
    private final Flows flows;
    private final Exits exits;

    /** What all routes read of the configuration in force; each is replaced as a whole. */
    public static final class InForce {

        private volatile Subscriptions subscriptions = Subscriptions.NONE;
        private volatile Directory directory = Directory.EMPTY;
        private volatile Ownership ownership = Ownership.NONE;
        private volatile Steps steps = Steps.NONE;

        public Subscriptions subscriptions() {
            return subscriptions;
        }

        public Directory directory() {
            return directory;
        }

        public Ownership ownership() {
            return ownership;
        }

        public Steps steps() {
            return steps;
        }
    }

    public Switchboard(
            CamelContext camel,
            Words words,
            Broker broker,
            Station station,
            Post post,
            Flow flow,
            PartitionTable partitions,
            Leases leases,
            Duties duties,
            PausedDuties pauses,
            InForce inForce) {
        this.pauses = pauses;
        this.words = words;
        this.vocabulary = words.vocabulary();
        this.inForce = inForce;
        this.wiring = new Wiring(camel, words);
        this.doors = new Doors(wiring, words, station, leases, duties, pauses);
        this.flows = new Flows(
                wiring,
                broker,
                partitions,
                new Partitioning(partitions, broker, station.transmissions()),
                duties,
                (kind, address) -> new FlowRoute(kind, address, flow, inForce::steps, station.clock()));
        this.exits = new Exits(wiring, words, broker, post, duties, pauses);
    }

    /** Puts a configuration in force. */
    public synchronized void apply(Configuration next) {
        Map<String, Inbox> nextInboxes = new LinkedHashMap<>();
        Inboxes.of(next, vocabulary).forEach(inbox -> nextInboxes.put(inbox.id(), inbox));
        Map<String, Channel> nextOuts = new LinkedHashMap<>();
        next.channels(Direction.OUT).forEach(channel -> nextOuts.put(channel.id(), channel));

        doors.close(nextInboxes);
        inForce.directory = new Directory(next);
        inForce.ownership = next.ownership();
        inForce.steps = words.steps(next);
        exits.open(nextOuts);
        inForce.subscriptions = new Subscriptions(receiving(next));
        flows.open(next, nextInboxes.values());
        exits.close(nextOuts);
        doors.open(nextInboxes, next.bundle());
    }

    private List<Channel> receiving(Configuration next) {
        Set<String> open = exits.open().stream().map(Channel::id).collect(Collectors.toSet());
        return Subscriptions.wanting(next).stream()
                .filter(channel -> open.contains(channel.id()))
                .toList();
    }

    /** Why channels do not run, by channel id. */
    public Map<String, Problem> problems() {
        return wiring.problems();
    }

    /** Why the inbox of an in-channel could not be read the last time. */
    public Optional<Problem> trouble(Channel channel) {
        return doors.trouble(Inboxes.id(channel, vocabulary));
    }

    /** The intake that takes an inbox's transmissions; absent: no such inbox is open. */
    public Optional<Intake> intake(String inbox) {
        return doors.intake(inbox);
    }

    /** The duty that serves a channel: its inbox, with all channels that read there, or its way out. */
    public String duty(Channel channel) {
        if (!channel.incoming()) {
            return OutRoute.id(channel.id());
        }
        return Doors.leaseOf(Inboxes.id(channel, vocabulary));
    }

    /** Why a channel stands still: a person said so. */
    public Optional<PausedDuties.Pause> pause(Channel channel) {
        return pauses.of(duty(channel));
    }

    /** Whether it goes on only until nothing waits for it. */
    public boolean isDraining(Channel channel) {
        return pauses.isDraining(duty(channel));
    }

    /** Every kind that has a flow. */
    public Set<Kind> flows() {
        return flows.kinds();
    }

    /** All addresses on which documents may lie that no flow has taken up. */
    public List<String> lanes() {
        return flows.lanes();
    }

    /** Brings the partitions of all kinds to their number, for all nodes; for the one that has the duty. */
    public synchronized void adjustPartitions() {
        flows.adjust();
    }

    /** Serves the partitions that there are by now. */
    public synchronized void followPartitions() {
        flows.follow();
    }
}
