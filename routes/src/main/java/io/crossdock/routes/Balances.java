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
 * The four equations of decision D7. For a day, what came in before and had not left when the day began is brought forward, so that
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

    private final List<Equation> equations;

    private Balances(List<Equation> equations) {
        this.equations = equations;
    }

    /**
     * Of all that is there.
     *
     * @param ever what the ledger counted since ever
     * @param undecided documents that were passed on and that no flow has taken up
     */
    static Balances of(Counts ever, List<ChannelStatus> channels, long undecided) {
        List<Equation> equations = new ArrayList<>();
        ever.channels(Stage.TRANSMISSION)
                .forEach(inbox ->
                        equations.add(ended("transmission", Stage.TRANSMISSION, inbox, State.FOUND, OF_TRANSMISSION)));
        ever.channels(Stage.INTAKE)
                .forEach(channel -> equations.add(ended("intake", Stage.INTAKE, channel, State.READ, OF_INTAKE)));
        equations.add(flow(undecided));
        channels.stream().filter(channel -> !channel.incoming()).forEach(channel -> equations.add(delivery(channel)));
        return new Balances(equations);
    }

    /** Where nothing waits: what came in has left with the same entry of the ledger. */
    private static Equation ended(String name, Stage stage, String channel, State left, List<State> right) {
        return new Equation(
                name,
                channel,
                counts -> counts.of(stage, channel, left),
                right,
                (counts, state) -> counts.of(stage, channel, state),
                Map.of());
    }

    private static Equation flow(long undecided) {
        return new Equation(
                "flow",
                "all",
                counts -> counts.of(Stage.INTAKE, State.PUBLISHED),
                OF_FLOW,
                (counts, state) -> counts.of(Stage.FLOW, state),
                Map.of(WAITING, undecided));
    }

    private static Equation delivery(ChannelStatus channel) {
        Map<String, Long> live = new LinkedHashMap<>();
        live.put(State.PARKED.word(), channel.count(State.PARKED));
        live.put(State.HELD.word(), channel.count(State.HELD));
        live.put(WAITING, channel.waiting());
        return new Equation(
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
    private record Equation(
            String name,
            String scope,
            ToLongFunction<Counts> left,
            List<State> states,
            Right right,
            Map<String, Long> live) {

        Balance of(Counts ever, Counts today) {
            Map<String, Long> parts = new LinkedHashMap<>();
            states.forEach(state -> parts.put(state.word(), right.of(today, state)));
            parts.putAll(live);
            return new Balance(name, scope, under(ever, ever) - under(today, today), left.applyAsLong(today), parts);
        }

        /** What came in by one time and did not leave by another. */
        private long under(Counts came, Counts gone) {
            return left.applyAsLong(came)
                    - states.stream().mapToLong(state -> right.of(gone, state)).sum();
        }

        Bounds between(Counts before, Counts after, Map<String, Doubt> doubts) {
            if (live.isEmpty()) {
                return new Bounds(name, scope, under(before, before), under(before, before));
            }
            long now = live.values().stream().mapToLong(Long::longValue).sum();
            Doubt doubt = doubts.getOrDefault(scope, Doubt.NONE);
            return new Bounds(
                    name,
                    scope,
                    under(before, after) - now - doubt.untold(),
                    under(after, before) - now + doubt.twice());
        }
    }

    /** For a day. */
    List<Balance> ofDay(Counts ever, Counts today) {
        return equations.stream().map(equation -> equation.of(ever, today)).toList();
    }

    /**
     * What cannot be told of a channel's documents at a moment.
     *
     * @param untold at most so many were delivered and are not told of
     * @param twice at most so many are seen where they were and where they are
     */
    record Doubt(long untold, long twice) {
        static final Doubt NONE = new Doubt(0, 0);
    }

    /**
     * What an equation lacks: neither less nor more than this, whatever is under way.
     *
     * @param least negative: too many
     */
    record Bounds(String name, String scope, long least, long most) {

        /** What it lacks for sure; 0 where it may be even. */
        long surely() {
            return least > 0 ? least : Math.min(most, 0);
        }
    }

    /**
     * Between what bounds each difference was at the moment of which the live figures are. The ledger then had written more than
     * before it and less than after it; what came in counts as before, and what left as after, or the other way about.
     *
     * @param before what the ledger had counted before that moment
     * @param after what it had counted when all was written that was told of by then
     * @param doubts by channel
     */
    List<Bounds> between(Counts before, Counts after, Map<String, Doubt> doubts) {
        return equations.stream()
                .map(equation -> equation.between(before, after, doubts))
                .toList();
    }
}
