package io.crossdock.ops.api;

import io.crossdock.ops.running.HubInForce;
import io.crossdock.routes.HubStatus;
import io.crossdock.routes.HubStatus.Alarm;
import io.crossdock.routes.HubStatus.Balance;
import io.crossdock.routes.HubStatus.ChannelStatus;
import io.crossdock.routes.HubStatus.Condition;
import io.crossdock.routes.HubStatus.ParkedStatus;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * How channels and balances are, as figures for a monitoring system, in the text format of Prometheus. Labels name equations, states,
 * and the channels and inboxes that are or were configured: there are as many of them as of those. No document and nothing of its
 * content is in them.
 */
@RestController
public final class Metrics {

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private record Equation(String name, String scope) {

        Tags tags() {
            return Tags.of("equation", name, "scope", scope);
        }
    }

    private final HubInForce inForce;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MultiGauge difference = MultiGauge.builder("crossdock.balance.difference")
            .description("Documents that went in and are not accounted for; those in a worker's hands for a moment")
            .register(registry);
    private final MultiGauge alarm = MultiGauge.builder("crossdock.balance.alarm")
            .description("1 where a balance stays uneven")
            .register(registry);
    private final MultiGauge unwritten = MultiGauge.builder("crossdock.ledger.unwritten")
            .description("Ledger events on their way; while there are any, the balances are behind")
            .register(registry);

    private final MultiGauge condition = gauge("crossdock.channel.condition", "1 for how a channel is at this moment");
    private final MultiGauge documents = gauge(
            "crossdock.channel.documents.today", "Documents of a channel by what became of them, of this UTC day");
    private final MultiGauge waiting = gauge("crossdock.channel.waiting", "Documents on their way out to a partner");
    private final MultiGauge last = gauge(
            "crossdock.channel.last.timestamp.seconds",
            "When a channel brought or delivered a document last, in seconds since 1970");
    private final MultiGauge parked =
            gauge("crossdock.parked", "Documents that wait for a person, of the fifty latest");
    private final MultiGauge configuration =
            gauge("crossdock.configuration.problems", "Problems of the configuration in force");

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    public Metrics(HubInForce inForce) {
        this.inForce = inForce;
    }

    @GetMapping(path = "/metrics", produces = TEXT)
    String metrics() {
        return of(inForce.hub().orElseThrow().status());
    }

    synchronized String of(HubStatus status) {
        Set<Equation> alarmed = status.alarms().stream().map(Metrics::equation).collect(Collectors.toSet());
        difference.register(rows(status, Balance::difference), true);
        alarm.register(rows(status, balance -> alarmed.contains(equation(balance)) ? 1L : 0L), true);
        unwritten.register(List.of(MultiGauge.Row.of(Tags.empty(), status.unwritten())), true);
        channels(status.channels());
        parked.register(
                status.parked().stream()
                        .collect(Collectors.groupingBy(ParkedStatus::channel, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .<MultiGauge.Row<?>>map(
                                one -> MultiGauge.Row.of(Tags.of("channel", one.getKey()), one.getValue()))
                        .toList(),
                true);
        configuration.register(
                List.of(MultiGauge.Row.of(Tags.empty(), status.configuration().size())), true);
        return registry.scrape();
    }

    private void channels(List<ChannelStatus> channels) {
        List<MultiGauge.Row<?>> conditions = new ArrayList<>();
        List<MultiGauge.Row<?>> counts = new ArrayList<>();
        List<MultiGauge.Row<?>> queues = new ArrayList<>();
        List<MultiGauge.Row<?>> times = new ArrayList<>();
        for (ChannelStatus channel : channels) {
            Tags name = Tags.of("channel", channel.id());
            for (Condition each : Condition.values()) {
                conditions.add(MultiGauge.Row.of(
                        name.and("condition", each.name().toLowerCase(Locale.ROOT)),
                        channel.condition() == each ? 1 : 0));
            }
            channel.counts()
                    .forEach((state, count) -> counts.add(MultiGauge.Row.of(name.and("state", state.word()), count)));
            if (!channel.incoming()) {
                queues.add(MultiGauge.Row.of(name, channel.waiting()));
            }
            channel.last().ifPresent(at -> times.add(MultiGauge.Row.of(name, at.getEpochSecond())));
        }
        condition.register(conditions, true);
        documents.register(counts, true);
        waiting.register(queues, true);
        last.register(times, true);
    }

    private interface Figure {
        Long of(Balance balance);
    }

    private static List<MultiGauge.Row<?>> rows(HubStatus status, Figure figure) {
        return status.balances().stream()
                .<MultiGauge.Row<?>>map(
                        balance -> MultiGauge.Row.of(equation(balance).tags(), figure.of(balance)))
                .toList();
    }

    private static Equation equation(Balance balance) {
        return new Equation(balance.name(), balance.scope());
    }

    private static Equation equation(Alarm one) {
        return new Equation(one.name(), one.scope());
    }
}
