package io.crossdock.routes.channel;

import io.crossdock.config.Channel;
import io.crossdock.config.Configuration;
import io.crossdock.config.Direction;
import io.crossdock.config.Inbox;
import io.crossdock.config.Inboxes;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Ownership;
import io.crossdock.config.Problem;
import io.crossdock.connectors.Source;
import io.crossdock.connectors.Target;
import io.crossdock.mappings.Codec;
import io.crossdock.mappings.Format;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.delivery.OutRoute;
import io.crossdock.routes.delivery.Post;
import io.crossdock.routes.flow.Flow;
import io.crossdock.routes.flow.FlowRoute;
import io.crossdock.routes.flow.Steps;
import io.crossdock.routes.flow.Subscriptions;
import io.crossdock.routes.intake.InRoute;
import io.crossdock.routes.intake.Intake;
import io.crossdock.routes.intake.Station;
import io.crossdock.routes.intake.Troubles;
import io.crossdock.routes.lease.Fence;
import io.crossdock.routes.lease.Lease;
import io.crossdock.routes.lease.Leases;
import io.crossdock.routes.xref.Directory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the configuration in force into running routes, and a changed one into the changed routes only. A channel that cannot run
 * stops no other.
 *
 * <p>An outgoing channel gets its queue before documents are sent to it, and loses them before it loses its route. A flow starts
 * when the subscriptions are known, else the documents that wait for it since the last run would find nobody; inboxes are opened
 * last.
 */
public final class Switchboard {

    private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);
    private static final Problem.Code WILL_NOT_START = Problem.Code.setup(
            "CHANNEL-WILL-NOT-START", "mend what the message names, then apply the configuration again");

    private final CamelContext camel;
    private final Words words;
    private final Broker broker;
    private final Station station;
    private final Post post;
    private final Flow flow;
    private final Leases leases;
    private final Map<String, Channel> outs = new LinkedHashMap<>();
    private final Map<String, Door> doors = new ConcurrentHashMap<>();
    private final Map<String, Lease> served = new HashMap<>();
    private final Map<String, Problem> problems = new ConcurrentHashMap<>();
    private final Set<Kind> flows = ConcurrentHashMap.newKeySet();
    private final InForce inForce;
    private final Troubles troubles;

    /**
     * The way in of one inbox, open or not.
     *
     * @param configured with all its channels
     * @param inbox with those that can run
     */
    private record Door(Inbox configured, Inbox inbox, Source source, Intake intake) {

        static String lease(String inbox) {
            return "inbox:" + inbox;
        }
    }

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
            Leases leases,
            InForce inForce) {
        this.camel = camel;
        this.words = words;
        this.broker = broker;
        this.station = station;
        this.post = post;
        this.flow = flow;
        this.leases = leases;
        this.inForce = inForce;
        this.troubles = new Troubles(station.clock());
    }

    /** Puts a configuration in force. */
    public synchronized void apply(Configuration next) {
        Map<String, Inbox> nextInboxes = new LinkedHashMap<>();
        Inboxes.of(next, words.vocabulary()).forEach(inbox -> nextInboxes.put(inbox.id(), inbox));
        Map<String, Channel> nextOuts = new LinkedHashMap<>();
        next.channels(Direction.OUT).forEach(channel -> nextOuts.put(channel.id(), channel));

        close(nextInboxes);
        inForce.directory = new Directory(next);
        inForce.ownership = next.ownership();
        inForce.steps = words.steps(next);
        startOuts(nextOuts);
        inForce.subscriptions = new Subscriptions(outs.values());
        startFlows(next);
        stopOuts(nextOuts);
        open(nextInboxes, next.bundle());
    }

    /** Why channels do not run, by channel id. */
    public Map<String, Problem> problems() {
        return Map.copyOf(problems);
    }

    /** Why an inbox could not be read the last time, by the id of a channel that reads it. */
    public Optional<Problem> trouble(String channel) {
        return doors.values().stream()
                .map(Door::configured)
                .filter(inbox ->
                        inbox.channels().stream().anyMatch(one -> one.id().equals(channel)))
                .findFirst()
                .flatMap(inbox -> troubles.of(inbox.id()));
    }

    /** The intake that takes an inbox's transmissions; absent: no such inbox is open. */
    public Optional<Intake> intake(String inbox) {
        return Optional.ofNullable(doors.get(inbox)).map(Door::intake);
    }

    /** Every kind that has a flow. */
    public Set<Kind> flows() {
        return Set.copyOf(flows);
    }

    /** Opens the inboxes that this node is to read by now, and closes those that another one reads. */
    public synchronized void followLeases() {
        doors.values().forEach(this::follow);
    }

    private void close(Map<String, Inbox> next) {
        List<Door> changed = doors.values().stream()
                .filter(door ->
                        !door.configured().equals(next.get(door.configured().id())))
                .toList();
        changed.forEach(door -> {
            stop(InRoute.id(door.inbox()));
            forget(door);
        });
    }

    private void forget(Door door) {
        String id = door.configured().id();
        doors.remove(id);
        served.remove(id);
        leases.leave(Door.lease(id));
    }

    private void startFlows(Configuration next) {
        next.channels().values().stream()
                .flatMap(channel -> channel.carries().stream())
                .distinct()
                .filter(kind -> !flows.contains(kind))
                .forEach(kind -> {
                    if (start(FlowRoute.id(kind), new FlowRoute(broker, kind, flow, inForce::steps, station.clock()))) {
                        flows.add(kind);
                    }
                });
    }

    private void startOuts(Map<String, Channel> next) {
        next.values().stream()
                .filter(channel -> !channel.equals(outs.get(channel.id())))
                .forEach(channel -> {
                    stopOut(channel.id());
                    if (startOut(channel)) {
                        outs.put(channel.id(), channel);
                    } else {
                        outs.remove(channel.id());
                    }
                });
    }

    private boolean startOut(Channel channel) {
        Format format = words.format(channel.format().name()).orElseThrow();
        Target target = words.target(channel.connection().connector()).orElseThrow();
        return codec(channel)
                .map(codec -> start(channel.id(), new OutRoute(post, broker, channel, codec, format, target)))
                .orElse(false);
    }

    private void stopOuts(Map<String, Channel> next) {
        outs.keySet().stream().filter(id -> !next.containsKey(id)).toList().forEach(id -> {
            stopOut(id);
            outs.remove(id);
            problems.remove(id);
        });
    }

    private void stopOut(String channel) {
        stop(OutRoute.sealingId(channel));
        stop(OutRoute.id(channel));
    }

    private void open(Map<String, Inbox> next, String bundle) {
        next.values().stream().filter(inbox -> !doors.containsKey(inbox.id())).forEach(inbox -> door(inbox, bundle)
                .ifPresent(this::open));
    }

    private Optional<Door> door(Inbox inbox, String bundle) {
        Map<String, Codec> codecs = new HashMap<>();
        List<Channel> sound = new ArrayList<>();
        for (Channel channel : inbox.channels()) {
            codec(channel).ifPresent(codec -> {
                codecs.put(channel.id(), codec);
                sound.add(channel);
            });
        }
        if (sound.isEmpty()) {
            return Optional.empty();
        }
        Inbox open = new Inbox(inbox.id(), sound);
        Source source = words.source(inbox.connection().connector()).orElseThrow();
        Fence fence = source.isServer() ? Fence.OPEN : leases.fence(Door.lease(inbox.id()));
        return Optional.of(new Door(inbox, open, source, station.intake(open, codecs, bundle, fence)));
    }

    /** A server's inbox is open on every node; the lease says who finishes what a dead node left. */
    private void open(Door door) {
        String id = door.configured().id();
        doors.put(id, door);
        leases.want(Door.lease(id));
        follow(door);
        if (door.source().isServer() && !start(door)) {
            forget(door);
        }
    }

    private void follow(Door door) {
        String id = door.configured().id();
        Optional<Lease> lease = leases.held(Door.lease(id));
        if (lease.equals(Optional.ofNullable(served.get(id)))) {
            return;
        }
        if (!door.source().isServer()) {
            stop(InRoute.id(door.inbox()));
        }
        served.remove(id);
        if (lease.isPresent()) {
            if (resume(door) && (door.source().isServer() || start(door))) {
                served.put(id, lease.get());
            } else {
                forget(door);
            }
        }
    }

    private boolean start(Door door) {
        return start(first(door.inbox()), new InRoute(door.inbox(), door.source(), door.intake(), troubles));
    }

    /** What was begun is finished before the inbox is read again. */
    private boolean resume(Door door) {
        try {
            door.intake().resume();
            return true;
        } catch (IOException failure) {
            return fails(first(door.inbox()), failure);
        }
    }

    private static String first(Inbox inbox) {
        return inbox.channels().get(0).id();
    }

    private Optional<Codec> codec(Channel channel) {
        List<Problem> found = words.problems(channel);
        if (found.isEmpty()) {
            problems.remove(channel.id());
            return Optional.of(words.codec(channel).get());
        }
        problems.put(channel.id(), found.get(0));
        return Optional.empty();
    }

    private boolean start(String channel, RoutesBuilder routes) {
        try {
            camel.addRoutes(routes);
            problems.remove(channel);
            return true;
        } catch (Exception failure) { // Camel declares no narrower one
            return fails(channel, failure);
        }
    }

    private boolean fails(String channel, Exception failure) {
        Problem problem = WILL_NOT_START.at(Location.of(channel), String.valueOf(failure.getMessage()));
        problems.put(channel, problem);
        LOG.error("{}", problem, failure);
        return false;
    }

    private void stop(String route) {
        if (camel.getRoute(route) == null) {
            return;
        }
        try {
            camel.getRouteController().stopRoute(route);
            camel.removeRoute(route);
        } catch (Exception failure) { // Camel declares no narrower one
            throw new IllegalStateException("route " + route + " does not stop", failure);
        }
    }
}
