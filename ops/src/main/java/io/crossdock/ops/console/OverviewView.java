package io.crossdock.ops.console;

import io.crossdock.config.Problem;
import io.crossdock.routes.HubStatus;
import io.crossdock.routes.HubStatus.Balance;
import io.crossdock.routes.HubStatus.ChannelStatus;
import io.crossdock.routes.HubStatus.Condition;
import io.crossdock.routes.HubStatus.ParkedStatus;
import io.crossdock.routes.ledger.Ledger;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.store.ParkedFor;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The status as the overview shows it: rows of text and figures, in the order of reading. */
record OverviewView(
        String at,
        String tenant,
        String bundle,
        Summary summary,
        List<Group> parked,
        FlowPicture flow,
        List<Side> sides,
        List<Problem> configuration,
        List<Station> balances,
        List<Alarm> alarms,
        long unwritten) {

    private static final int BUNDLE_SHOWN = 8;

    /** What becomes of a document at intake, in the order of the columns. */
    private static final List<State> INTAKE = List.of(
            State.READ,
            State.PUBLISHED,
            State.DUPLICATE,
            State.SUPERSEDED,
            State.UNCHANGED,
            State.DISCARDED,
            State.REFUSED,
            State.PARKED);

    private static final List<State> DELIVERY = List.of(
            State.PLANNED, State.DELIVERED, State.SUPERSEDED, State.DISCARDED, State.HELD, State.PARKED, State.DEAD);

    /** Columns that are there though all is 0. */
    private static final Set<State> LOOKED_FOR =
            Set.of(State.READ, State.PUBLISHED, State.PLANNED, State.DELIVERED, State.PARKED);

    /** Of each side; more are not looked at, but looked for. */
    private static final int MOST_CHANNELS = 40;

    private static final int MOST_EQUATIONS = 100;

    /** Where a person must act, if there is one. */
    private static final Set<State> GRAVE = Set.of(State.PARKED, State.DEAD, State.REFUSED);

    private static final Comparator<ChannelStatus> FIRST = Comparator.<ChannelStatus, Boolean>comparing(
                    one -> one.condition() == Condition.RUNNING)
            .thenComparing(OverviewView::grave, Comparator.reverseOrder())
            .thenComparing(ChannelStatus::waiting, Comparator.reverseOrder())
            .thenComparing(
                    one -> one.counts().values().stream()
                            .mapToLong(Long::longValue)
                            .sum(),
                    Comparator.reverseOrder());

    /**
     * @param moving how many equations have something on its way between two stations
     * @param surplus how many have more on the right than came in today
     */
    record Summary(
            long running,
            long paused,
            long draining,
            long waiting,
            long stopped,
            long parked,
            long underWay,
            long moving,
            long surplus) {}

    /** What is parked with the same problem, as the one of them has it that waits longest. */
    record Group(Problem problem, String channels, long count) {}

    /**
     * @param columns the words of the figures
     * @param more how many channels there are besides
     */
    record Side(String title, List<String> columns, List<Channel> channels, long more) {}

    /**
     * @param tone how much attention it asks for: good, wait, bad
     * @param perMinute how many documents a minute it had lately; empty: not known yet
     * @param waiting documents on their way out
     * @param oldest how long the oldest document waits; empty: none does
     * @param last when it did something last; empty: not yet
     * @param days the last two weeks
     */
    record Channel(
            String id,
            boolean incoming,
            List<String> carries,
            String condition,
            String tone,
            List<Problem> problems,
            List<Figure> figures,
            String perMinute,
            Figure waiting,
            String oldest,
            String last,
            DayBars days) {}

    /** A balance that stays uneven. */
    record Alarm(String name, String scope, long difference, String since) {}

    /** @param tone how much attention it asks for: empty, zero, wait, bad */
    record Figure(long count, String tone) {}

    /** One of the four balances of decision D7: the sum of its equations, and those that do not add up at this moment. */
    record Station(String name, Equation sum, List<Equation> equations) {

        public List<Equation> uneven() {
            return equations.size() == 1
                    ? List.of()
                    : equations.stream().filter(one -> one.difference() != 0).toList();
        }
    }

    /**
     * @param brought what was under way when the day began
     * @param right by the word of the state; without those that are 0
     */
    record Equation(String scope, long brought, long left, Map<String, Long> right, long difference) {}

    /**
     * @param days the last two weeks of some channels, all with one question
     * @param longest the document that waits longest because of a problem
     */
    static OverviewView of(
            HubStatus status,
            Function<Collection<String>, Map<String, List<Ledger.Day>>> days,
            Function<String, Optional<ParkedStatus>> longest) {
        Times times = new Times(status::at);
        List<ChannelStatus> in = shown(status, true).toList();
        List<ChannelStatus> out = shown(status, false).toList();
        Map<String, List<Ledger.Day>> charts = days.apply(
                Stream.concat(in.stream(), out.stream()).map(ChannelStatus::id).toList());
        return new OverviewView(
                times.of(status.at()),
                status.tenant(),
                status.bundle()
                        .substring(0, Math.min(BUNDLE_SHOWN, status.bundle().length())),
                summary(status),
                groups(status, longest),
                FlowPicture.of(status.channels()),
                List.of(
                        side("in.title", in, INTAKE, more(status, true), times, charts),
                        side("out.title", out, DELIVERY, more(status, false), times, charts)),
                status.configuration(),
                stations(status.balances()),
                status.alarms().stream().map(one -> alarm(one, times)).toList(),
                status.unwritten());
    }

    /** What none of them has is no column, unless it is what one looks for. */
    private static Side side(
            String title,
            List<ChannelStatus> channels,
            List<State> states,
            long more,
            Times times,
            Map<String, List<Ledger.Day>> days) {
        List<State> columns = states.stream()
                .filter(state ->
                        LOOKED_FOR.contains(state) || channels.stream().anyMatch(channel -> channel.count(state) > 0))
                .toList();
        return new Side(
                title,
                columns.stream().map(State::word).toList(),
                channels.stream()
                        .map(channel -> channel(
                                channel,
                                columns.stream()
                                        .map(state -> figure(channel, state))
                                        .toList(),
                                times,
                                DayBars.of(days.getOrDefault(channel.id(), List.of()))))
                        .toList(),
                more);
    }

    /** All, where they can be looked at; else those that ask for attention, and then those that have most to do. */
    private static Stream<ChannelStatus> shown(HubStatus status, boolean incoming) {
        Stream<ChannelStatus> channels = status.channels().stream().filter(one -> one.incoming() == incoming);
        return more(status, incoming) == 0 ? channels : channels.sorted(FIRST).limit(MOST_CHANNELS);
    }

    private static long more(HubStatus status, boolean incoming) {
        long channels = status.channels().stream()
                .filter(one -> one.incoming() == incoming)
                .count();
        return Math.max(0, channels - MOST_CHANNELS);
    }

    private static long grave(ChannelStatus channel) {
        return GRAVE.stream().mapToLong(channel::count).sum();
    }

    /** The largest first. */
    private static List<Group> groups(HubStatus status, Function<String, Optional<ParkedStatus>> longest) {
        Map<String, List<ParkedFor>> byProblem =
                status.parkedFor().stream().collect(Collectors.groupingBy(ParkedFor::problem));
        return byProblem.entrySet().stream()
                .flatMap(one -> longest.apply(one.getKey()).stream()
                        .flatMap(parked -> parked.problems().stream().limit(1))
                        .map(problem -> group(problem, one.getValue())))
                .sorted(Comparator.comparing(Group::count).reversed())
                .toList();
    }

    private static Group group(Problem problem, List<ParkedFor> parked) {
        return new Group(
                problem,
                parked.stream().map(ParkedFor::channel).distinct().sorted().collect(Collectors.joining(", ")),
                parked.stream().mapToLong(ParkedFor::documents).sum());
    }

    private static Summary summary(HubStatus status) {
        Map<Condition, Long> conditions = status.channels().stream()
                .collect(Collectors.groupingBy(ChannelStatus::condition, Collectors.counting()));
        return new Summary(
                conditions.getOrDefault(Condition.RUNNING, 0L),
                conditions.getOrDefault(Condition.PAUSED, 0L),
                conditions.getOrDefault(Condition.DRAINING, 0L),
                conditions.getOrDefault(Condition.WAITING, 0L),
                conditions.getOrDefault(Condition.STOPPED, 0L),
                status.waitingForPersons(),
                status.channels().stream().mapToLong(ChannelStatus::waiting).sum(),
                status.balances().stream()
                        .filter(balance -> balance.difference() > 0)
                        .count(),
                status.balances().stream()
                        .filter(balance -> balance.difference() < 0)
                        .count());
    }

    private static Alarm alarm(HubStatus.Alarm one, Times times) {
        return new Alarm(one.name(), one.scope(), one.difference(), times.of(one.since()));
    }

    private static Channel channel(ChannelStatus channel, List<Figure> figures, Times times, DayBars days) {
        return new Channel(
                channel.id(),
                channel.incoming(),
                channel.carries(),
                channel.condition().name().toLowerCase(Locale.ROOT),
                Tones.of(channel.condition()),
                channel.problem().stream().toList(),
                figures,
                channel.perMinute().map(OverviewView::rate).orElse(""),
                new Figure(channel.waiting(), channel.waiting() == 0 ? "zero" : "wait"),
                channel.oldest().map(times::age).orElse(""),
                channel.last().map(times::of).orElse(""),
                days);
    }

    /** With one figure behind the point where that says something. */
    static String rate(double perMinute) {
        return perMinute > 0 && perMinute < 10
                ? String.format(Locale.ROOT, "%.1f", Math.max(0.1, perMinute))
                : String.format(Locale.ROOT, "%.0f", Math.max(0, perMinute));
    }

    private static Figure figure(ChannelStatus channel, State state) {
        long count = channel.count(state);
        return new Figure(count, count == 0 ? "zero" : GRAVE.contains(state) ? "bad" : "");
    }

    private static List<Station> stations(List<Balance> balances) {
        Map<String, List<Equation>> byName = balances.stream()
                .collect(Collectors.groupingBy(
                        Balance::name,
                        LinkedHashMap::new,
                        Collectors.mapping(OverviewView::equation, Collectors.toList())));
        return byName.entrySet().stream()
                .map(one -> new Station(
                        one.getKey(),
                        sum(one.getValue()),
                        one.getValue().stream()
                                .filter(each -> each.left() != 0 || each.brought() != 0 || each.difference() != 0)
                                .sorted(Comparator.comparing(each -> each.difference() == 0))
                                .limit(MOST_EQUATIONS)
                                .toList()))
                .toList();
    }

    private static Equation sum(List<Equation> equations) {
        Map<String, Long> right = new LinkedHashMap<>();
        equations.forEach(one -> one.right().forEach((state, count) -> right.merge(state, count, Long::sum)));
        return new Equation(
                "",
                equations.stream().mapToLong(Equation::brought).sum(),
                equations.stream().mapToLong(Equation::left).sum(),
                right,
                equations.stream().mapToLong(Equation::difference).sum());
    }

    private static Equation equation(Balance balance) {
        Map<String, Long> parts = new LinkedHashMap<>(balance.right());
        parts.values().removeIf(value -> value == 0);
        return new Equation(balance.scope(), balance.brought(), balance.left(), parts, balance.difference());
    }
}
