package io.crossdock.ops.console;

import io.crossdock.config.Problem;
import io.crossdock.routes.HubStatus;
import io.crossdock.routes.HubStatus.Balance;
import io.crossdock.routes.HubStatus.ChannelStatus;
import io.crossdock.routes.HubStatus.Condition;
import io.crossdock.routes.HubStatus.ParkedStatus;
import io.crossdock.routes.HubStatus.PartnerStatus;
import io.crossdock.routes.ledger.State;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The status as the page shows it: rows of text and figures, in the order of reading. */
record StatusView(
        String at,
        String tenant,
        String bundle,
        Summary summary,
        List<Parked> parked,
        List<Problem> configuration,
        List<Inbound> inbound,
        List<Outbound> outbound,
        List<PartnerStatus> partners,
        List<Equation> balances,
        long unwritten) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final int BUNDLE_SHOWN = 8;

    /**
     * @param uneven how many equations do not add up at this moment
     */
    record Summary(long running, long waiting, long stopped, long parked, long underWay, long uneven) {}

    record Parked(String document, String channel, String number, String name, String since, List<Problem> problems) {}

    record Inbound(
            String id,
            String carries,
            String condition,
            List<Problem> problems,
            long received,
            long published,
            long duplicate,
            long superseded,
            long unchanged,
            long discarded,
            long refused,
            long parked) {}

    record Outbound(
            String id,
            String carries,
            String condition,
            List<Problem> problems,
            long planned,
            long delivered,
            long superseded,
            long waiting,
            long held,
            long parked,
            long dead) {}

    /** One equation of decision D7. */
    record Equation(String name, String scope, long left, Map<String, Long> right, long difference) {}

    static StatusView of(HubStatus status) {
        return new StatusView(
                time(status.at()),
                status.tenant(),
                status.bundle()
                        .substring(0, Math.min(BUNDLE_SHOWN, status.bundle().length())),
                summary(status),
                status.parked().stream().map(StatusView::parked).toList(),
                status.configuration(),
                status.channels().stream()
                        .filter(ChannelStatus::incoming)
                        .map(StatusView::inbound)
                        .toList(),
                status.channels().stream()
                        .filter(channel -> !channel.incoming())
                        .map(StatusView::outbound)
                        .toList(),
                status.partners(),
                status.balances().stream()
                        .filter(balance -> balance.left() != 0 || balance.difference() != 0)
                        .map(StatusView::equation)
                        .toList(),
                status.unwritten());
    }

    private static Summary summary(HubStatus status) {
        Map<Condition, Long> conditions = status.channels().stream()
                .collect(Collectors.groupingBy(ChannelStatus::condition, Collectors.counting()));
        return new Summary(
                conditions.getOrDefault(Condition.RUNNING, 0L),
                conditions.getOrDefault(Condition.WAITING, 0L),
                conditions.getOrDefault(Condition.STOPPED, 0L),
                status.parked().size(),
                status.channels().stream().mapToLong(ChannelStatus::waiting).sum(),
                status.balances().stream()
                        .filter(balance -> balance.difference() != 0)
                        .count());
    }

    private static Parked parked(ParkedStatus one) {
        return new Parked(one.document(), one.channel(), one.number(), one.name(), time(one.since()), one.problems());
    }

    private static Inbound inbound(ChannelStatus channel) {
        return new Inbound(
                channel.id(),
                String.join(", ", channel.carries()),
                word(channel.condition()),
                channel.problem().stream().toList(),
                channel.count(State.READ),
                channel.count(State.PUBLISHED),
                channel.count(State.DUPLICATE),
                channel.count(State.SUPERSEDED),
                channel.count(State.UNCHANGED),
                channel.count(State.DISCARDED),
                channel.count(State.REFUSED),
                channel.count(State.PARKED));
    }

    private static Outbound outbound(ChannelStatus channel) {
        return new Outbound(
                channel.id(),
                String.join(", ", channel.carries()),
                word(channel.condition()),
                channel.problem().stream().toList(),
                channel.count(State.PLANNED),
                channel.count(State.DELIVERED),
                channel.count(State.SUPERSEDED),
                channel.waiting(),
                channel.count(State.HELD),
                channel.count(State.PARKED),
                channel.count(State.DEAD));
    }

    private static Equation equation(Balance balance) {
        Map<String, Long> parts = new TreeMap<>(balance.right());
        parts.values().removeIf(value -> value == 0);
        return new Equation(balance.name(), balance.scope(), balance.left(), parts, balance.difference());
    }

    private static String word(Condition condition) {
        return condition.name().toLowerCase(Locale.ROOT);
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }
}
