package io.crossdock.routes.channel;

import io.crossdock.config.Channel;
import io.crossdock.config.Configuration;
import io.crossdock.config.Direction;
import io.crossdock.config.Inbox;
import io.crossdock.config.Inboxes;
import io.crossdock.config.Kind;
import io.crossdock.config.Ownership;
import io.crossdock.config.Problem;
import io.crossdock.connectors.Target;
import io.crossdock.mappings.Format;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.delivery.OutRoute;
import io.crossdock.routes.delivery.Post;
import io.crossdock.routes.flow.Flow;
import io.crossdock.routes.flow.FlowRoute;
import io.crossdock.routes.flow.Steps;
import io.crossdock.routes.flow.Subscriptions;
import io.crossdock.routes.intake.Intake;
import io.crossdock.routes.intake.Station;
import io.crossdock.routes.lease.Leases;
import io.crossdock.routes.xref.Directory;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Broker broker;
    private final Post post;
    private final Flow flow;
    private final Map<String, Channel> outs = new LinkedHashMap<>();
    private final Set<Kind> flows = ConcurrentHashMap.newKeySet();
    private final InForce inForce;
    private final Wiring wiring;
    private final Doors doors;
    private final InstantSource clock;

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
        this.words = words;
        this.broker = broker;
        this.clock = station.clock();
        this.post = post;
        this.flow = flow;
        this.inForce = inForce;
        this.wiring = new Wiring(camel, words);
        this.doors = new Doors(wiring, words, station, leases);
    }

    /** Puts a configuration in force. */
    public synchronized void apply(Configuration next) {
        Map<String, Inbox> nextInboxes = new LinkedHashMap<>();
        Inboxes.of(next, words.vocabulary()).forEach(inbox -> nextInboxes.put(inbox.id(), inbox));
        Map<String, Channel> nextOuts = new LinkedHashMap<>();
        next.channels(Direction.OUT).forEach(channel -> nextOuts.put(channel.id(), channel));

        doors.close(nextInboxes);
        inForce.directory = new Directory(next);
        inForce.ownership = next.ownership();
        inForce.steps = words.steps(next);
        startOuts(nextOuts);
        inForce.subscriptions = new Subscriptions(outs.values());
        startFlows(next);
        stopOuts(nextOuts);
        doors.open(nextInboxes, next.bundle());
    }

    /** Why channels do not run, by channel id. */
    public Map<String, Problem> problems() {
        return wiring.problems();
    }

    /** Why an inbox could not be read the last time, by the id of a channel that reads it. */
    public Optional<Problem> trouble(String channel) {
        return doors.trouble(channel);
    }

    /** The intake that takes an inbox's transmissions; absent: no such inbox is open. */
    public Optional<Intake> intake(String inbox) {
        return doors.intake(inbox);
    }

    /** Every kind that has a flow. */
    public Set<Kind> flows() {
        return Set.copyOf(flows);
    }

    /** Opens the inboxes that this node is to read by now, and closes those that another one reads. */
    public synchronized void followLeases() {
        doors.follow();
    }

    private void startFlows(Configuration next) {
        next.channels().values().stream()
                .flatMap(channel -> channel.carries().stream())
                .distinct()
                .filter(kind -> !flows.contains(kind))
                .forEach(kind -> {
                    if (wiring.start(FlowRoute.id(kind), new FlowRoute(broker, kind, flow, inForce::steps, clock))) {
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
        return wiring.codec(channel)
                .map(codec -> wiring.start(channel.id(), new OutRoute(post, broker, channel, codec, format, target)))
                .orElse(false);
    }

    private void stopOuts(Map<String, Channel> next) {
        outs.keySet().stream().filter(id -> !next.containsKey(id)).toList().forEach(id -> {
            stopOut(id);
            outs.remove(id);
            wiring.forget(id);
        });
    }

    private void stopOut(String channel) {
        wiring.stop(OutRoute.sealingId(channel));
        wiring.stop(OutRoute.id(channel));
    }
}
