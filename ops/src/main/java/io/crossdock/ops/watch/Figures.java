package io.crossdock.ops.watch;

import io.crossdock.routes.HubFigures;
import io.crossdock.routes.HubStatus;
import io.crossdock.routes.HubStatus.Balance;
import io.crossdock.routes.HubStatus.ChannelStatus;
import io.crossdock.routes.HubStatus.Condition;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.store.ParkedFor;
import io.crossdock.routes.witness.Witness;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the hub is, as figures for a monitoring system. Labels name equations, stages, states, problems by their id, and the channels and
 * inboxes that are or were configured: there are as many of them as of those. No document and nothing of its content is in them.
 */
public final class Figures {

    private record Equation(String name, String scope) {

        static Equation of(Balance balance) {
            return new Equation(balance.name(), balance.scope());
        }

        Tags tags() {
            return Tags.of("equation", name, "scope", scope);
        }
    }

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<MultiGauge> gauges = new ArrayList<>();
    private final Lags lags = new Lags(registry);
    private final Counters counters = new Counters();

    private final MultiGauge ready = gauge("crossdock.ready", "1 where broker and database answer and have room");
    private final MultiGauge difference = gauge(
            "crossdock.balance.difference",
            "Documents that went in and are not accounted for; those in a worker's hands for a moment");
    private final MultiGauge alarm = gauge("crossdock.balance.alarm", "1 where a balance stays uneven");
    private final MultiGauge judged = gauge(
            "crossdock.balance.judged.timestamp.seconds",
            "When it was seen last whether the balances come even, in seconds since 1970");
    private final MultiGauge unwritten = gauge(
            "crossdock.ledger.unwritten", "Ledger events on their way; while there are any, the balances are behind");
    private final MultiGauge condition = gauge("crossdock.channel.condition", "1 for how a channel is at this moment");
    private final MultiGauge today = gauge(
            "crossdock.channel.documents.today", "Documents of a channel by what became of them, of this UTC day");
    private final MultiGauge waiting = gauge("crossdock.channel.waiting", "Documents on their way out to a partner");
    private final MultiGauge oldest =
            gauge("crossdock.channel.oldest.seconds", "How long the oldest document waits that has not left; 0: none");
    private final MultiGauge last = gauge(
            "crossdock.channel.last.timestamp.seconds",
            "When a channel brought or delivered a document last, in seconds since 1970");
    private final MultiGauge heard = gauge(
            "crossdock.inbox.last.timestamp.seconds",
            "When something came into an inbox last, in seconds since 1970: a file, a webhook, a message");
    private final MultiGauge cursor = gauge(
            "crossdock.inbox.cursor.age.seconds", "How long ago a source moved the place up to which it has read");
    private final MultiGauge parked = gauge("crossdock.parked", "Documents that wait for a person, by problem");
    private final MultiGauge parkedSince =
            gauge("crossdock.parked.oldest.seconds", "How long the oldest of them waits");
    private final MultiGauge owed =
            gauge("crossdock.acknowledgements", "Acknowledgements that partners owe us: awaited, or overdue");
    private final MultiGauge certificates = gauge(
            "crossdock.certificate.days",
            "For how many days a key or certificate of a channel is valid; below 0: no more");
    private final MultiGauge brokerUsed = gauge("crossdock.broker.disk.used.ratio", "How full the broker's disk is");
    private final MultiGauge brokerBlocked =
            gauge("crossdock.broker.blocked", "1 where the broker lets nobody send, since its disk is full");
    private final MultiGauge nodes = gauge("crossdock.nodes", "How many nodes are there");
    private final MultiGauge configuration =
            gauge("crossdock.configuration.problems", "Problems of the configuration in force");
    private final MultiGauge free = gauge("crossdock.disk.free.bytes", "Room that is left where a folder lies");
    private final MultiGauge total = gauge("crossdock.disk.total.bytes", "Room that there is where a folder lies");

    public Figures() {
        registry.getPrometheusRegistry().register(counters);
        Stream.of(
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics(),
                        new FileDescriptorMetrics())
                .forEach(binder -> binder.bindTo(registry));
    }

    private MultiGauge gauge(String name, String description) {
        MultiGauge gauge = MultiGauge.builder(name).description(description).register(registry);
        gauges.add(gauge);
        return gauge;
    }

    /** Measures how long documents take. */
    public Witness witness() {
        return lags;
    }

    /** As text for Prometheus, where nothing can be said but that the hub is not well. */
    public synchronized String unwell(List<Disk> disks) {
        gauges.forEach(gauge -> gauge.register(List.of(), true));
        counters.set(List.of());
        ready.register(List.of(Row.of(Tags.empty(), 0)), true);
        measure(disks);
        return registry.scrape();
    }

    /**
     * As text for Prometheus.
     *
     * @param isReady whether documents can be taken in
     */
    public synchronized String of(HubStatus status, HubFigures figures, List<Disk> disks, boolean isReady) {
        ready.register(List.of(Row.of(Tags.empty(), isReady ? 1 : 0)), true);
        balances(status);
        channels(status, figures);
        counters.set(figures.documents());
        judged.register(List.of(Row.of(Tags.empty(), figures.judged().getEpochSecond())), true);
        inboxes(status.at(), figures);
        parked(status.at(), figures.parked());
        owed.register(
                rows(
                        figures.owed(),
                        one -> Tags.of(
                                "channel",
                                one.channel(),
                                "level",
                                one.level(),
                                "state",
                                one.overdue() ? "overdue" : "awaited"),
                        one -> one.count()),
                true);
        certificates.register(expiries(status.at(), figures), true);
        brokerUsed.register(List.of(Row.of(Tags.empty(), figures.broker().used())), true);
        brokerBlocked.register(List.of(Row.of(Tags.empty(), figures.broker().blocks() ? 1 : 0)), true);
        nodes.register(List.of(Row.of(Tags.empty(), figures.nodes())), true);
        configuration.register(
                List.of(Row.of(Tags.empty(), status.configuration().size())), true);
        measure(disks);
        return registry.scrape();
    }

    private void measure(List<Disk> disks) {
        free.register(rows(disks, disk -> Tags.of("folder", disk.name()), Disk::free), true);
        total.register(rows(disks, disk -> Tags.of("folder", disk.name()), Disk::total), true);
    }

    private void balances(HubStatus status) {
        Set<Equation> alarmed = status.alarms().stream()
                .map(one -> new Equation(one.name(), one.scope()))
                .collect(Collectors.toSet());
        difference.register(rows(status.balances(), one -> Equation.of(one).tags(), Balance::difference), true);
        alarm.register(
                rows(
                        status.balances(),
                        one -> Equation.of(one).tags(),
                        one -> alarmed.contains(Equation.of(one)) ? 1 : 0),
                true);
        unwritten.register(List.of(Row.of(Tags.empty(), status.unwritten())), true);
    }

    private void channels(HubStatus status, HubFigures figures) {
        List<Row<?>> conditions = new ArrayList<>();
        List<Row<?>> counts = new ArrayList<>();
        List<Row<?>> queues = new ArrayList<>();
        List<Row<?>> ages = new ArrayList<>();
        List<Row<?>> times = new ArrayList<>();
        for (ChannelStatus channel : status.channels()) {
            Tags name = Tags.of("channel", channel.id());
            for (Condition each : Condition.values()) {
                conditions.add(Row.of(
                        name.and("condition", each.name().toLowerCase(Locale.ROOT)),
                        channel.condition() == each ? 1 : 0));
            }
            channel.counts().forEach((state, count) -> counts.add(Row.of(name.and("state", state.word()), count)));
            if (!channel.incoming()) {
                queues.add(Row.of(name, channel.waiting()));
                ages.add(Row.of(name, age(figures.oldest().getOrDefault(channel.id(), status.at()), status.at())));
            }
            channel.last().ifPresent(at -> times.add(Row.of(name, at.getEpochSecond())));
        }
        condition.register(conditions, true);
        today.register(counts, true);
        waiting.register(queues, true);
        oldest.register(ages, true);
        last.register(times, true);
    }

    private void inboxes(Instant now, HubFigures figures) {
        Map<String, Instant> latest = figures.heard().stream()
                .filter(one -> one.stage() == Stage.TRANSMISSION)
                .collect(Collectors.toMap(
                        one -> one.channel(), one -> one.at(), (one, other) -> one.isAfter(other) ? one : other));
        heard.register(
                rows(latest.entrySet(), one -> Tags.of("inbox", one.getKey()), one -> one.getValue()
                        .getEpochSecond()),
                true);
        cursor.register(
                rows(
                        figures.bookmarks().entrySet(),
                        one -> Tags.of("inbox", one.getKey()),
                        one -> age(one.getValue(), now)),
                true);
    }

    private void parked(Instant now, List<ParkedFor> all) {
        parked.register(
                rows(all, one -> Tags.of("channel", one.channel(), "problem", one.problem()), ParkedFor::documents),
                true);
        Map<String, Instant> since = all.stream()
                .collect(Collectors.toMap(
                        ParkedFor::channel, ParkedFor::since, (one, other) -> one.isBefore(other) ? one : other));
        parkedSince.register(
                rows(since.entrySet(), one -> Tags.of("channel", one.getKey()), one -> age(one.getValue(), now)), true);
    }

    private static List<Row<?>> expiries(Instant now, HubFigures figures) {
        List<Row<?>> rows = new ArrayList<>();
        figures.certificates()
                .forEach((channel, all) -> all.forEach(one -> rows.add(Row.of(
                        Tags.of("channel", channel, "certificate", one.what()),
                        Duration.between(now, one.until()).toDays()))));
        return rows;
    }

    private static long age(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toSeconds());
    }

    private static <T> List<Row<?>> rows(Collection<T> all, Function<T, Tags> tags, Function<T, Number> figure) {
        return all.stream()
                .<Row<?>>map(one -> Row.of(tags.apply(one), figure.apply(one)))
                .toList();
    }
}
