package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.routes.ledger.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The states of a large transmission, which have a lane of their own behind the first thousand. */
class BulkLaneTest {

    private static final int LIST = 1_200;

    @TempDir
    Path folder;

    @Test
    void tellsAStockThatChangesNowWhileTheListOfTheNightStillWaits() throws Exception {
        try (HubFixture hub = hub()) {
            hub.stopFlow("stock.bulk");
            hub.put("anna", "out/night.csv", list());
            Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> told(hub) == 1_000);

            hub.put("anna", "out/now.csv", "Item;Left\nA" + LIST + ";7\n");
            Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> told(hub) == 1_001);
            hub.startFlow("stock.bulk");
            HubStatus status = hub.handled("anna.stock-in", LIST + 1);

            assertThat(hub.lines(hub.received("bert", "in")))
                    .hasSize(LIST)
                    .contains("A1;10", "A1001;10010", "A" + LIST + ";7")
                    .doesNotContain("A" + LIST + ";" + LIST * 10);
            assertThat(HubFixture.count(status, "bert.stock-out", State.SUPERSEDED))
                    .isEqualTo(1);
        }
    }

    private static int told(HubFixture hub) {
        return hub.lines(hub.received("bert", "in")).size();
    }

    private static String list() {
        return "Item;Left\n"
                + IntStream.rangeClosed(1, LIST)
                        .mapToObj(number -> "A" + number + ";" + number * 10 + "\n")
                        .collect(Collectors.joining());
    }

    private HubFixture hub() throws Exception {
        return new HubFixture(folder)
                .partner("anna", "{}")
                .partner("bert", "{}")
                .folders("anna/out", "bert/in")
                .channel(
                        "anna.stock-in",
                        """
                        direction: in
                        carries: stock
                        connector: { drop: { folder: out } }
                        format: { csv: { separator: ";", columns: { Item: article.ids.supplier, Left: buckets.available } } }
                        """)
                .channel(
                        "bert.stock-out",
                        """
                        direction: out
                        carries: stock
                        batch: { max: 500, every: 1s }
                        connector: { drop: { folder: in } }
                        format: { csv: { separator: ";", columns: { Item: article.ids.supplier, Left: buckets.available } } }
                        """)
                .start();
    }
}
