package io.crossdock.routes;

import io.crossdock.config.Channel;
import io.crossdock.config.Configuration;
import io.crossdock.config.Kind;
import io.crossdock.config.Problem;
import io.crossdock.routes.HubStatus.Balance;
import io.crossdock.routes.HubStatus.ChannelStatus;
import io.crossdock.routes.HubStatus.Condition;
import io.crossdock.routes.HubStatus.ParkedStatus;
import io.crossdock.routes.HubStatus.PartnerStatus;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.bundle.Bundles;
import io.crossdock.routes.channel.Switchboard;
import io.crossdock.routes.delivery.Circuits;
import io.crossdock.routes.delivery.Holds;
import io.crossdock.routes.delivery.Pending;
import io.crossdock.routes.delivery.Post;
import io.crossdock.routes.intake.Station;
import io.crossdock.routes.ledger.Ledger;
import io.crossdock.routes.ledger.LedgerEvent;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts the hub's status together, from counts and short queries only. */
final class StatusReport {

    private static final int MOST_PARKED = 50;

    private final String tenant;
    private final Broker broker;
    private final Ledger ledger;
    private final Station station;
    private final Post post;
    private final Switchboard switchboard;
    private final Bundles bundles;
    private final InstantSource clock;

    StatusReport(
            String tenant,
            Broker broker,
            Ledger ledger,
            Station station,
            Post post,
            Switchboard switchboard,
            Bundles bundles,
            InstantSource clock) {
        this.tenant = tenant;
        this.broker = broker;
        this.ledger = ledger;
        this.station = station;
        this.post = post;
        this.switchboard = switchboard;
        this.bundles = bundles;
        this.clock = clock;
    }

    /** What is now, beside what the ledger counted. */
    private record Live(Map<String, Long> pending, Map<String, Long> parked, Map<String, Long> held) {}

    HubStatus status(Configuration configuration) {
        Instant now = clock.instant();
        Map<Stage, Map<String, Map<State, Long>>> counts = counts(LocalDate.ofInstant(now, ZoneOffset.UTC));
        Live live = live();
        List<ChannelStatus> channels = configuration.channels().values().stream()
                .map(channel -> channel(channel, counts, live))
                .toList();
        return new HubStatus(
                now,
                tenant,
                configuration.bundle(),
                bundles.inForce().filter(applied -> applied.hash().equals(configuration.bundle())),
                partners(configuration),
                channels,
                balances(counts, channels, live),
                parked(),
                configuration.problems(),
                broker.depth(LedgerEvent.ADDRESS));
    }

    private Map<Stage, Map<String, Map<State, Long>>> counts(LocalDate day) {
        Map<Stage, Map<String, Map<State, Long>>> counts = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            counts.put(stage, new LinkedHashMap<>());
        }
        ledger.counts(day).forEach(count -> counts.getOrDefault(count.stage(), new LinkedHashMap<>())
                .computeIfAbsent(count.channel(), channel -> new EnumMap<>(State.class))
                .merge(count.state(), count.documents(), Long::sum));
        return counts;
    }

    private Live live() {
        Map<String, Long> pending = new HashMap<>();
        post.pending()
                .backlogs()
                .forEach((Pending.Backlog backlog) -> pending.put(backlog.channel(), backlog.documents()));
        Map<String, Long> parked = new HashMap<>();
        Map<String, Long> held = new HashMap<>();
        for (Holds.Count count : post.holds().counts()) {
            (count.state().equals("PARKED") ? parked : held).merge(count.channel(), count.documents(), Long::sum);
        }
        return new Live(pending, parked, held);
    }

    private static List<PartnerStatus> partners(Configuration configuration) {
        return configuration.partners().values().stream()
                .map(partner ->
                        new PartnerStatus(partner.id(), partner.name(), (int) configuration.channels().values().stream()
                                .filter(channel -> channel.partner().id().equals(partner.id()))
                                .count()))
                .toList();
    }

    private ChannelStatus channel(Channel channel, Map<Stage, Map<String, Map<State, Long>>> counts, Live live) {
        Stage stage = channel.incoming() ? Stage.INTAKE : Stage.DELIVERY;
        Optional<Problem> stopped = Optional.ofNullable(switchboard.problems().get(channel.id()));
        Optional<Problem> waits = channel.incoming()
                ? switchboard.trouble(channel.id())
                : post.circuits().find(channel.id()).map(Circuits.Open::problem);
        Condition condition =
                stopped.isPresent() ? Condition.STOPPED : waits.isPresent() ? Condition.WAITING : Condition.RUNNING;
        Map<State, Long> states = new EnumMap<>(State.class);
        states.putAll(Optional.ofNullable(counts.getOrDefault(stage, Map.of()).get(channel.id()))
                .orElse(Map.of()));
        if (!channel.incoming()) {
            states.put(State.PARKED, live.parked().getOrDefault(channel.id(), 0L));
            states.put(State.HELD, live.held().getOrDefault(channel.id(), 0L));
        }
        return new ChannelStatus(
                channel.id(),
                channel.partner().id(),
                channel.incoming(),
                channel.carries().stream().map(Kind::word).sorted().toList(),
                condition,
                states,
                channel.incoming() || stopped.isPresent() ? 0 : waiting(channel, live),
                stopped.or(() -> waits));
    }

    private long waiting(Channel channel, Live live) {
        boolean events = channel.carries().stream().anyMatch(kind -> !kind.isState());
        return live.pending().getOrDefault(channel.id(), 0L)
                + (events
                        ? broker.depth(Addresses.out(channel.id()))
                                + post.collecting().waiting(channel.id())
                        : 0);
    }

    private List<Balance> balances(
            Map<Stage, Map<String, Map<State, Long>>> counts, List<ChannelStatus> channels, Live live) {
        List<Balance> balances = new ArrayList<>();
        counts.getOrDefault(Stage.TRANSMISSION, Map.of())
                .forEach((inbox, states) -> balances.add(
                        balance("transmission", inbox, states, State.FOUND, State.DECODED, State.UNROUTABLE)));
        counts.getOrDefault(Stage.INTAKE, Map.of())
                .forEach((channel, states) -> balances.add(balance(
                        "intake",
                        channel,
                        states,
                        State.READ,
                        State.PUBLISHED,
                        State.DUPLICATE,
                        State.SUPERSEDED,
                        State.UNCHANGED,
                        State.PARKED,
                        State.REFUSED,
                        State.DISCARDED)));
        balances.add(flow(counts));
        channels.stream()
                .filter(channel -> !channel.incoming())
                .forEach(channel -> balances.add(delivery(channel, live)));
        return balances;
    }

    private static Balance balance(String name, String scope, Map<State, Long> states, State left, State... right) {
        Map<String, Long> parts = new LinkedHashMap<>();
        for (State state : right) {
            parts.put(state.word(), states.getOrDefault(state, 0L));
        }
        return new Balance(name, scope, states.getOrDefault(left, 0L), parts);
    }

    private Balance flow(Map<Stage, Map<String, Map<State, Long>>> counts) {
        long published = sum(counts.getOrDefault(Stage.INTAKE, Map.of()), State.PUBLISHED);
        Map<String, Long> right = new LinkedHashMap<>();
        for (State state : List.of(State.SUBSCRIBED, State.UNCLAIMED, State.DISCARDED, State.DEAD)) {
            right.put(state.word(), sum(counts.getOrDefault(Stage.FLOW, Map.of()), state));
        }
        right.put(
                "waiting",
                switchboard.flows().stream()
                        .mapToLong(kind -> broker.depth(Addresses.doc(kind))
                                + (kind.isState() ? broker.depth(Addresses.bulk(kind)) : 0))
                        .sum());
        return new Balance("flow", "all", published, right);
    }

    private static long sum(Map<String, Map<State, Long>> channels, State state) {
        return channels.values().stream()
                .mapToLong(states -> states.getOrDefault(state, 0L))
                .sum();
    }

    private static Balance delivery(ChannelStatus channel, Live live) {
        Map<String, Long> right = new LinkedHashMap<>();
        right.put(State.DELIVERED.word(), channel.count(State.DELIVERED));
        right.put(State.SUPERSEDED.word(), channel.count(State.SUPERSEDED));
        right.put(State.DEAD.word(), channel.count(State.DEAD));
        right.put(State.PARKED.word(), live.parked().getOrDefault(channel.id(), 0L));
        right.put(State.HELD.word(), live.held().getOrDefault(channel.id(), 0L));
        right.put("waiting", channel.waiting());
        return new Balance("delivery", channel.id(), channel.count(State.PLANNED), right);
    }

    private List<ParkedStatus> parked() {
        Stream<ParkedStatus> atIntake = station.parked().open(MOST_PARKED).stream()
                .map(one -> new ParkedStatus(
                        one.document(), one.channel(), one.number(), one.name(), one.received(), one.problems()));
        Stream<ParkedStatus> atDelivery = post.holds().parked(MOST_PARKED).stream()
                .map(one -> new ParkedStatus(
                        one.document(), one.channel(), one.number(), one.kind(), one.since(), one.problems()));
        return Stream.concat(atIntake, atDelivery)
                .sorted(Comparator.comparing(ParkedStatus::since).reversed())
                .limit(MOST_PARKED)
                .toList();
    }
}
