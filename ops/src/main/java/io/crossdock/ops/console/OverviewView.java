package io.crossdock.ops.console;

import io.crossdock.config.Problem;
import io.crossdock.routes.HubStatus;
import io.crossdock.routes.HubStatus.Balance;
import io.crossdock.routes.HubStatus.ChannelStatus;
import io.crossdock.routes.HubStatus.Condition;
import io.crossdock.routes.HubStatus.ParkedStatus;
import io.crossdock.routes.ledger.State;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    private static final List<State> DELIVERY =
            List.of(State.PLANNED, State.DELIVERED, State.SUPERSEDED, State.HELD, State.PARKED, State.DEAD);
    private static final String WAITING = "waiting";

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
            long waiting,
            long stopped,
            long parked,
            long underWay,
            long moving,
            long surplus) {}

    /** What is parked with the same problem. */
    record Group(String code, String message, String remedy, String channels, int count) {}

    /**
     * @param columns the words of the figures
     * @param more how many channels there are besides
     */
    record Side(String title, List<String> columns, List<Channel> channels, long more) {}

    /**
     * @param tone how much attention it asks for: good, wait, bad
     * @param last when it did something last; empty: not yet
     */
    record Channel(
            String id,
            List<String> carries,
            String condition,
            String tone,
            List<Problem> problems,
            List<Figure> figures,
            String last) {}

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

    static OverviewView of(HubStatus status) {
        Times times = new Times(status::at);
        return new OverviewView(
                times.of(status.at()),
                status.tenant(),
                status.bundle()
                        .substring(0, Math.min(BUNDLE_SHOWN, status.bundle().length())),
                summary(status),
                groups(status.parked()),
                FlowPicture.of(status.channels()),
                List.of(inbound(status, times), outbound(status, times)),
                status.configuration(),
                stations(status.balances()),
                status.alarms().stream().map(one -> alarm(one, times)).toList(),
                status.unwritten());
    }

    private static Side inbound(HubStatus status, Times times) {
        return new Side(
                "in.title",
                INTAKE.stream().map(State::word).toList(),
                shown(status, true)
                        .map(channel ->
                                channel(channel, figures(channel, INTAKE).toList(), times))
                        .toList(),
                more(status, true));
    }

    private static Side outbound(HubStatus status, Times times) {
        return new Side(
                "out.title",
                Stream.concat(DELIVERY.stream().map(State::word), Stream.of(WAITING))
                        .toList(),
                shown(status, false)
                        .map(channel -> channel(
                                channel,
                                Stream.concat(figures(channel, DELIVERY), Stream.of(figure(channel.waiting(), "wait")))
                                        .toList(),
                                times))
                        .toList(),
                more(status, false));
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

    /** The largest first; by the first problem of each. */
    private static List<Group> groups(List<ParkedStatus> parked) {
        Map<String, List<ParkedStatus>> byCode = parked.stream()
                .filter(one -> !one.problems().isEmpty())
                .collect(Collectors.groupingBy(
                        one -> one.problems().get(0).code().id(), LinkedHashMap::new, Collectors.toList()));
        return byCode.values().stream()
                .map(OverviewView::group)
                .sorted(Comparator.comparing(Group::count).reversed())
                .toList();
    }

    private static Group group(List<ParkedStatus> parked) {
        Problem first = parked.get(0).problems().get(0);
        return new Group(
                first.code().id(),
                first.message(),
                first.code().remedy(),
                parked.stream().map(ParkedStatus::channel).distinct().collect(Collectors.joining(", ")),
                parked.size());
    }

    private static Summary summary(HubStatus status) {
        Map<Condition, Long> conditions = status.channels().stream()
                .collect(Collectors.groupingBy(ChannelStatus::condition, Collectors.counting()));
        return new Summary(
                conditions.getOrDefault(Condition.RUNNING, 0L),
                conditions.getOrDefault(Condition.PAUSED, 0L),
                conditions.getOrDefault(Condition.WAITING, 0L),
                conditions.getOrDefault(Condition.STOPPED, 0L),
                status.parked().size(),
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

    private static Channel channel(ChannelStatus channel, List<Figure> figures, Times times) {
        return new Channel(
                channel.id(),
                channel.carries(),
                channel.condition().name().toLowerCase(Locale.ROOT),
                Tones.of(channel.condition()),
                channel.problem().stream().toList(),
                figures,
                channel.last().map(times::of).orElse(""));
    }

    private static Stream<Figure> figures(ChannelStatus channel, List<State> states) {
        return states.stream().map(state -> figure(channel.count(state), GRAVE.contains(state) ? "bad" : ""));
    }

    private static Figure figure(long count, String tone) {
        return new Figure(count, count == 0 ? "zero" : tone);
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
