package io.crossdock.routes;

import io.crossdock.config.Channel;
import io.crossdock.config.Configuration;
import io.crossdock.config.Kind;
import io.crossdock.config.Problem;
import io.crossdock.routes.HubStatus.ChannelStatus;
import io.crossdock.routes.HubStatus.Condition;
import io.crossdock.routes.HubStatus.PartnerStatus;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.bundle.Bundles;
import io.crossdock.routes.channel.Switchboard;
import io.crossdock.routes.delivery.Holds;
import io.crossdock.routes.delivery.Pending;
import io.crossdock.routes.delivery.Post;
import io.crossdock.routes.intake.Rejections;
import io.crossdock.routes.ledger.Ledger;
import io.crossdock.routes.ledger.LedgerEvent;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.store.ParkedFor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the hub's status together, from counts and short queries only. */
final class StatusReport {

    /** What was delivered before that is told of, or never will be: the hub died in between. */
    private static final Duration LONGEST_BATCH = Duration.ofDays(1);

    /** What a channel does when all is well. */
    private static final Set<State> HEARD = EnumSet.of(State.READ, State.DELIVERED);

    private final String tenant;
    private final Broker broker;
    private final Ledger ledger;
    private final Post post;
    private final ParkedList parkedList;
    private final Switchboard switchboard;
    private final Rejections rejections;
    private final Bundles bundles;
    private final BalanceWatch watch;
    private final InstantSource clock;
    private final Pace pace = new Pace();

    StatusReport(
            String tenant,
            Broker broker,
            Ledger ledger,
            Post post,
            ParkedList parkedList,
            Switchboard switchboard,
            Rejections rejections,
            Bundles bundles,
            BalanceWatch watch,
            InstantSource clock) {
        this.tenant = tenant;
        this.broker = broker;
        this.ledger = ledger;
        this.post = post;
        this.parkedList = parkedList;
        this.switchboard = switchboard;
        this.rejections = rejections;
        this.bundles = bundles;
        this.watch = watch;
        this.clock = clock;
    }

    /** What is now, beside what the ledger counted. */
    private record Live(
            List<String> lanes,
            Map<String, Long> queues,
            Map<String, Long> pending,
            Map<String, Long> collected,
            List<ParkedFor> parkedFor,
            Map<String, Long> parked,
            Map<String, Long> held,
            Map<String, Problem> stopped,
            Map<String, Problem> circuits,
            Map<String, Instant> oldest,
            Map<String, Instant> latest) {}

    HubStatus status(Configuration configuration) {
        Instant now = clock.instant();
        Counts today = Counts.of(ledger.counts(LocalDate.ofInstant(now, ZoneOffset.UTC)));
        Counts ever = Counts.of(ledger.totals());
        Live live = live(configuration);
        Optional<Map<String, Double>> rates = pace.look(now, done(configuration, ever));
        List<ChannelStatus> channels = channels(configuration, today, live, rates);
        return new HubStatus(
                now,
                tenant,
                configuration.bundle(),
                bundles.inForce().filter(applied -> applied.hash().equals(configuration.bundle())),
                partners(configuration),
                channels,
                Balances.of(ever, channels, undecided(live)).ofDay(ever, today),
                watch.alarms(),
                parkedList.latest(HubStatus.MOST_PARKED),
                live.parkedFor(),
                Stream.concat(configuration.problems().stream(), rejections.stranded().stream())
                        .toList(),
                live.queues().getOrDefault(LedgerEvent.ADDRESS, 0L));
    }

    /** Where the documents are, for {@link BalanceWatch}. */
    BalanceLook look(Configuration configuration) {
        Instant now = clock.instant();
        Counts before = Counts.of(ledger.totals());
        Live live = live(configuration);
        List<ChannelStatus> channels = channels(configuration, before, live, Optional.empty());
        Map<String, Balances.Doubt> doubts = doubts(channels, live, now);
        long told = broker.depth(LedgerEvent.ADDRESS) + broker.acknowledged(LedgerEvent.ADDRESS);
        return new BalanceLook(now, channels, () -> broker.acknowledged(LedgerEvent.ADDRESS) >= told, () -> {
            Counts after = Counts.of(ledger.totals());
            return Balances.of(after, channels, undecided(live)).between(before, after, doubts);
        });
    }

    /** A batch in hand has delivered and parked some of its documents; it tells so, and they leave its queue, when it ends. */
    private Map<String, Balances.Doubt> doubts(List<ChannelStatus> channels, Live live, Instant now) {
        List<ChannelStatus> outgoing =
                channels.stream().filter(channel -> !channel.incoming()).toList();
        Map<String, Long> untold = post.deliveries()
                .unreported(outgoing.stream().map(ChannelStatus::id).toList(), now.minus(LONGEST_BATCH));
        return outgoing.stream()
                .collect(Collectors.toMap(
                        ChannelStatus::id,
                        channel -> new Balances.Doubt(
                                untold.getOrDefault(channel.id(), 0L),
                                Math.min(
                                        channel.count(State.PARKED) + channel.count(State.HELD),
                                        live.queues().getOrDefault(Addresses.out(channel.id()), 0L)))));
    }

    /** What each channel brought, or delivered, since ever. */
    private static Map<String, Long> done(Configuration configuration, Counts ever) {
        return configuration.channels().values().stream()
                .collect(Collectors.toMap(
                        Channel::id,
                        channel -> channel.incoming()
                                ? ever.of(Stage.INTAKE, channel.id(), State.READ)
                                : ever.of(Stage.DELIVERY, channel.id(), State.DELIVERED)));
    }

    private Live live(Configuration configuration) {
        Map<String, Long> pending = new HashMap<>();
        post.pending()
                .backlogs()
                .forEach((Pending.Backlog backlog) -> pending.put(backlog.channel(), backlog.documents()));
        List<ParkedFor> parkedFor = parkedList.counts();
        Map<String, Long> parked = new HashMap<>();
        Map<String, Long> held = new HashMap<>();
        // with one question, since what is parked and what is held stand in one equation
        for (Holds.Count count : post.holds().counts()) {
            switch (count.state()) {
                case "PARKED" -> parked.merge(count.channel(), count.documents(), Long::sum);
                case "HELD" -> held.merge(count.channel(), count.documents(), Long::sum);
                default -> {} // on its queue again
            }
        }
        parkedFor.stream()
                .filter(one -> configuration
                        .channel(one.channel())
                        .filter(Channel::incoming)
                        .isPresent())
                .forEach(one -> parked.merge(one.channel(), one.documents(), Long::sum));
        Map<String, Problem> circuits = new HashMap<>();
        post.circuits().open().forEach(open -> circuits.put(open.channel(), open.problem()));
        Map<String, Instant> latest = new HashMap<>();
        ledger.latest().stream()
                .filter(one -> HEARD.contains(one.state()))
                .forEach(one -> latest.merge(one.channel(), one.at(), (a, b) -> a.isAfter(b) ? a : b));
        List<String> lanes = switchboard.lanes();
        Map<String, Long> queues = broker.depths(queues(lanes, configuration));
        return new Live(
                lanes,
                queues,
                pending,
                post.collecting().waiting(),
                parkedFor,
                parked,
                held,
                switchboard.problems(),
                circuits,
                new Backlogs(broker, post).oldest(depths(configuration, queues), Backlogs.FEW),
                latest);
    }

    private List<String> queues(List<String> lanes, Configuration configuration) {
        List<String> queues = new ArrayList<>(List.of(LedgerEvent.ADDRESS));
        queues.addAll(lanes);
        configuration.channels().values().stream()
                .filter(channel -> !channel.incoming())
                .forEach(channel -> queues.add(Addresses.out(channel.id())));
        return queues;
    }

    /** Of the channels on whose queues documents lie, and not only what wakes their workers. */
    private static Map<String, Long> depths(Configuration configuration, Map<String, Long> queues) {
        return configuration.channels().values().stream()
                .filter(channel -> !channel.incoming())
                .filter(channel -> channel.carries().stream().anyMatch(kind -> !kind.isState()))
                .collect(
                        Collectors.toMap(Channel::id, channel -> queues.getOrDefault(Addresses.out(channel.id()), 0L)));
    }

    private static List<PartnerStatus> partners(Configuration configuration) {
        Map<String, Long> channels = configuration.channels().values().stream()
                .collect(Collectors.groupingBy(channel -> channel.partner().id(), Collectors.counting()));
        return configuration.partners().values().stream()
                .map(partner -> new PartnerStatus(
                        partner.id(),
                        partner.name(),
                        channels.getOrDefault(partner.id(), 0L).intValue()))
                .toList();
    }

    private List<ChannelStatus> channels(
            Configuration configuration, Counts today, Live live, Optional<Map<String, Double>> rates) {
        return configuration.channels().values().stream()
                .map(channel -> channel(channel, today, live, rates.map(rate -> rate.getOrDefault(channel.id(), 0.0))))
                .toList();
    }

    private ChannelStatus channel(Channel channel, Counts today, Live live, Optional<Double> perMinute) {
        Stage stage = channel.incoming() ? Stage.INTAKE : Stage.DELIVERY;
        Optional<Problem> stopped = Optional.ofNullable(live.stopped().get(channel.id()));
        Optional<Problem> waits = channel.incoming()
                ? switchboard.trouble(channel)
                : Optional.ofNullable(live.circuits().get(channel.id()));
        Condition condition = condition(channel, stopped, waits);
        return new ChannelStatus(
                channel.id(),
                channel.partner().id(),
                channel.incoming(),
                channel.carries().stream().map(Kind::word).sorted().toList(),
                condition,
                today.of(stage, channel.id()),
                live.parked().getOrDefault(channel.id(), 0L),
                live.held().getOrDefault(channel.id(), 0L),
                channel.incoming() || stopped.isPresent() ? 0 : waiting(channel, live),
                Optional.ofNullable(live.oldest().get(channel.id())),
                perMinute,
                Optional.ofNullable(live.latest().get(channel.id())),
                stopped.or(() -> waits));
    }

    private Condition condition(Channel channel, Optional<Problem> stopped, Optional<Problem> waits) {
        if (switchboard.pause(channel).isPresent()) {
            return Condition.PAUSED;
        }
        if (switchboard.isDraining(channel)) {
            return Condition.DRAINING;
        }
        return stopped.isPresent() ? Condition.STOPPED : waits.isPresent() ? Condition.WAITING : Condition.RUNNING;
    }

    private long waiting(Channel channel, Live live) {
        boolean events = channel.carries().stream().anyMatch(kind -> !kind.isState());
        return live.pending().getOrDefault(channel.id(), 0L)
                + live.collected().getOrDefault(channel.id(), 0L)
                + (events ? live.queues().getOrDefault(Addresses.out(channel.id()), 0L) : 0);
    }

    /** Documents that no flow has taken up yet. */
    private long undecided(Live live) {
        return live.lanes().stream()
                .mapToLong(lane -> live.queues().getOrDefault(lane, 0L))
                .sum();
    }
}
