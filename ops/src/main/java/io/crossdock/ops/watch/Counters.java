package io.crossdock.ops.watch;

import io.crossdock.routes.ledger.Ledger;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.Locale;

/** What became of documents since ever, as the ledger counts it: the same on every node, and it never goes back. */
final class Counters implements Collector {

    private volatile List<Ledger.Count> counts = List.of();

    void set(List<Ledger.Count> next) {
        counts = next;
    }

    @Override
    public String getPrometheusName() {
        return "crossdock_documents";
    }

    @Override
    public MetricSnapshot collect() {
        CounterSnapshot.Builder counters = CounterSnapshot.builder()
                .name(getPrometheusName())
                .help("What became of documents since ever, by channel, stage and state");
        counts.forEach(count -> counters.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                .labels(Labels.of(
                        "channel",
                        count.channel(),
                        "stage",
                        count.stage().name().toLowerCase(Locale.ROOT),
                        "state",
                        count.state().word()))
                .value((double) count.documents())
                .build()));
        return counters.build();
    }
}
