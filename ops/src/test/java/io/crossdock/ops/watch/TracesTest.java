package io.crossdock.ops.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.config.Language;
import io.crossdock.config.Settings;
import io.crossdock.config.yaml.YamlSettings;
import io.crossdock.ops.console.ConsoleHub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The way of a document is one trace, from intake through the broker and the flow to its delivery. */
@Timeout(240)
class TracesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path home;

    @Test
    void aDocumentIsOneTraceFromIntakeToDelivery() throws Exception {
        try (Collector collector = new Collector();
                ConsoleHub hub = new ConsoleHub(home, "traces: { endpoint: \"" + collector.endpoint() + "\" }\n")) {
            hub.write("shop/out/1.csv", "Order;Item;Qty\nPO-1;TOP-SECRET-ARTICLE;7\nPO-2;B;1\nPO-3;B;many\n");

            await().atMost(PATIENCE).until(() -> collector.spans().size() >= 6);

            Map<String, List<Collector.Seen>> traces =
                    collector.spans().stream().collect(Collectors.groupingBy(Collector.Seen::trace));
            assertThat(traces).hasSize(2);
            traces.forEach((trace, spans) -> {
                Collector.Seen intake = named(spans, "intake shop.orders-in");
                Collector.Seen flow = named(spans, "flow shop.orders-in");
                Collector.Seen delivery = named(spans, "delivery kestrel.orders-out");
                assertThat(spans).hasSize(3).allSatisfy(span -> {
                    assertThat(span.said()).containsEntry("crossdock.kind", "order");
                    assertThat(TraceIds.trace(span.said().getOrDefault("crossdock.document", "")))
                            .isEqualTo(trace);
                    assertThat(span.began()).isLessThanOrEqualTo(span.ended());
                });
                assertThat(intake.parent()).isEmpty();
                assertThat(flow.parent()).isEqualTo(intake.span());
                assertThat(delivery.parent()).isEqualTo(flow.span());
                assertThat(delivery.said()).containsEntry("crossdock.state", "delivered");
                assertThat(intake.began()).isLessThan(delivery.ended());
            });
            assertThat(collector.raw()).doesNotContain("TOP-SECRET-ARTICLE").doesNotContain("PO-1");
        }
    }

    @Test
    void aCollectorThatIsAwayHoldsUpNoDocument() throws Exception {
        try (ConsoleHub hub = new ConsoleHub(home, "traces: { endpoint: \"http://127.0.0.1:1/v1/traces\" }\n")) {
            hub.write("shop/out/1.csv", "Order;Item;Qty\nPO-1;A;7\n");

            await().atMost(PATIENCE).until(() -> hub.received("kestrel/in").size() == 1);
        }
    }

    @Test
    void ofAShareOfDocumentsTheSameOnesAreChosenEverywhere() throws Exception {
        try (Collector collector = new Collector()) {
            for (int node = 0; node < 2; node++) {
                Witnesses witnesses = new Witnesses(new Figures(), settings(collector));
                IntStream.range(0, 200)
                        .mapToObj(number -> Samples.delivered("a.out", "document-" + number))
                        .forEach(witnesses::saw);
                witnesses.destroy();
            }
            Map<String, Long> seen = collector.spans().stream()
                    .collect(Collectors.groupingBy(Collector.Seen::trace, Collectors.counting()));
            assertThat(seen.size()).isBetween(35, 85);
            assertThat(seen.values()).containsOnly(2L);
        }
    }

    private static Settings settings(Collector collector) {
        String hub = "traces: { endpoint: \"" + collector.endpoint() + "\", percent: 30 }";
        return YamlSettings.read(Language.hub(), hub, "hub.yaml", name -> List.of())
                .get()
                .group("traces");
    }

    private static Collector.Seen named(List<Collector.Seen> spans, String name) {
        return spans.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
