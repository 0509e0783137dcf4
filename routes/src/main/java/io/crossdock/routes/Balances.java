package io.crossdock.routes;

import io.crossdock.routes.HubStatus.Balance;
import io.crossdock.routes.HubStatus.ChannelStatus;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The four equations of decision D7 for a day. What came in before and had not left when the day began is brought forward, so that
 * midnight makes no difference; it follows from what came in and left since ever.
 */
final class Balances {

    private static final String WAITING = "waiting";

    private static final List<State> OF_TRANSMISSION = List.of(State.DECODED, State.UNROUTABLE);
    private static final List<State> OF_INTAKE = List.of(
            State.PUBLISHED,
            State.DUPLICATE,
            State.SUPERSEDED,
            State.UNCHANGED,
            State.PARKED,
            State.REFUSED,
            State.DISCARDED);
    static final List<State> OF_FLOW =
            List.of(State.SUBSCRIBED, State.UNCLAIMED, State.CONSUMED, State.DISCARDED, State.DEAD);
    static final List<State> OF_DELIVERY = List.of(State.DELIVERED, State.SUPERSEDED, State.DISCARDED, State.DEAD);

    private final Counts ever;
    private final Counts today;

    Balances(Counts ever, Counts today) {
        this.ever = ever;
        this.today = today;
    }

    /** @param undecided documents that were passed on and that no flow has taken up */
    List<Balance> of(List<ChannelStatus> channels, long undecided) {
        List<Balance> balances = new ArrayList<>();
        ever.channels(Stage.TRANSMISSION)
                .forEach(inbox ->
                        balances.add(ended("transmission", Stage.TRANSMISSION, inbox, State.FOUND, OF_TRANSMISSION)));
        ever.channels(Stage.INTAKE)
                .forEach(channel -> balances.add(ended("intake", Stage.INTAKE, channel, State.READ, OF_INTAKE)));
        balances.add(flow(undecided));
        channels.stream().filter(channel -> !channel.incoming()).forEach(channel -> balances.add(delivery(channel)));
        return balances;
    }

    /** Where nothing waits: what came in has left with the same entry of the ledger. */
    private Balance ended(String name, Stage stage, String channel, State left, List<State> right) {
        return balance(
                name,
                channel,
                counts -> counts.of(stage, channel, left),
                right,
                (counts, state) -> counts.of(stage, channel, state),
                Map.of());
    }

    private Balance flow(long undecided) {
        return balance(
                "flow",
                "all",
                counts -> counts.of(Stage.INTAKE, State.PUBLISHED),
                OF_FLOW,
                (counts, state) -> counts.of(Stage.FLOW, state),
                Map.of(WAITING, undecided));
    }

    private Balance delivery(ChannelStatus channel) {
        Map<String, Long> live = new LinkedHashMap<>();
        live.put(State.PARKED.word(), channel.count(State.PARKED));
        live.put(State.HELD.word(), channel.count(State.HELD));
        live.put(WAITING, channel.waiting());
        return balance(
                "delivery",
                channel.id(),
                counts -> counts.of(Stage.DELIVERY, channel.id(), State.PLANNED),
                OF_DELIVERY,
                (counts, state) -> counts.of(Stage.DELIVERY, channel.id(), state),
                live);
    }

    private interface Right {
        long of(Counts counts, State state);
    }

    /** @param live where documents are now that came and did not leave */
    private Balance balance(
            String name,
            String scope,
            ToLongFunction<Counts> left,
            List<State> states,
            Right right,
            Map<String, Long> live) {
        Map<String, Long> parts = new LinkedHashMap<>();
        states.forEach(state -> parts.put(state.word(), right.of(today, state)));
        parts.putAll(live);
        long before = under(ever, left, states, right) - under(today, left, states, right);
        return new Balance(name, scope, before, left.applyAsLong(today), parts);
    }

    /** What came in and did not leave. */
    private static long under(Counts counts, ToLongFunction<Counts> left, List<State> states, Right right) {
        return left.applyAsLong(counts)
                - states.stream().mapToLong(state -> right.of(counts, state)).sum();
    }
}
