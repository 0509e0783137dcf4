package io.crossdock.ops.console;

import io.crossdock.routes.HubStatus;
import io.crossdock.routes.HubStatus.Alarm;
import io.crossdock.routes.HubStatus.Balance;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The balances as figures for a monitoring system, in the text format of Prometheus. Labels name equations, and the channels and
 * inboxes that are or were configured: there are as many of them as of those. No document and nothing of its content is in them.
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
        return registry.scrape();
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
