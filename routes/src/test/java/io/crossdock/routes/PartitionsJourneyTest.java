package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.routes.ledger.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kinds that are dealt to several workers by their key, and what happens to documents when the number changes. */
class PartitionsJourneyTest {

    private static final String ORDERS_IN =
            """
            direction: in
            carries: order
            connector: { drop: { folder: out } }
            format:
              csv:
                columns: { Order: orderNumber, V: header.version, Item: lines.article.ids.buyer, Qty: lines.quantity.value }
                set: { lines.quantity.unit: H87 }
            """;

    private static final String ORDERS_OUT =
            """
            direction: out
            carries: order
            connector: { drop: { folder: in } }
            format: { csv: { columns: { Order: orderNumber, V: header.version, Qty: lines.quantity.value } } }
            """;

    private static final String STOCK_IN =
            """
            direction: in
            carries: stock
            connector: { drop: { folder: stock } }
            format: { csv: { columns: { Item: article.ids.supplier, Left: buckets.available } } }
            """;

    private static final String STOCK_OUT =
            """
            direction: out
            carries: stock
            batch: { max: 5000, every: 1s }
            connector: { drop: { folder: stock } }
            format: { csv: { columns: { Item: article.ids.supplier, Left: buckets.available } } }
            """;

    private static final int KEYS = 40;

    @TempDir
    Path folder;

    private HubFixture hub;

    @BeforeEach
    void twoPartners() throws IOException {
        hub = new HubFixture(folder)
                .partner("anna", "{}")
                .partner("bert", "{}")
                .folders("anna/out", "anna/stock", "bert/in", "bert/stock")
                .channel("anna.orders-in", ORDERS_IN)
                .channel("bert.orders-out", ORDERS_OUT)
                .channel("anna.stock-in", STOCK_IN)
                .channel("bert.stock-out", STOCK_OUT);
    }

    @AfterEach
    void close() throws Exception {
        hub.close();
    }

    @Test
    void keepsTheOrderOfEachKeyOverFourWorkers() throws Exception {
        hub.hubYaml("partitions: { order: 4 }").start();
        put(1);
        put(2);
        put(3);
        HubStatus status = hub.handled("anna.orders-in", 3 * KEYS);

        assertThat(workers("flow:order")).hasSize(4);
        assertArrivedInOrder(1, 2, 3);
        assertThat(HubFixture.count(status, "bert.orders-out", State.DELIVERED)).isEqualTo(3 * KEYS);
        assertThat(status.balances()).allSatisfy(balance -> assertThat(balance.difference())
                .as("%s of %s", balance.name(), balance.scope())
                .isZero());
    }

    @Test
    void dealsStatesAndTheirBulkToTheirPartitions() throws Exception {
        hub.hubYaml("partitions: { stock: 3 }").start();
        List<String> lines = IntStream.rangeClosed(1, 1_500)
                .mapToObj(number -> "A" + number + "," + number * 10)
                .toList();
        hub.put("anna", "stock/night.csv", "Item,Left\n" + String.join("\n", lines) + "\n");
        hub.handled("anna.stock-in", lines.size());

        assertThat(workers("flow:stock")).hasSize(6);
        assertThat(hub.lines(hub.received("bert", "stock"))).containsExactlyInAnyOrderElementsOf(lines);
    }

    @Test
    void countsWhatWaitsInEveryPartition() throws Exception {
        hub.hubYaml("partitions: { order: 2 }").start();
        hub.stopFlow("order.0-of-2");
        hub.stopFlow("order.1-of-2");
        put(1);
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> waiting() == KEYS);

        // the ledger hears of them by a queue of its own, a little later
        Awaitility.await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(
                        hub.hub().unended("anna.orders-in", LocalDate.EPOCH))
                .hasSize(KEYS)
                .allSatisfy(one -> assertThat(one.place()).isEqualTo("queued")));
        hub.startFlow("order.0-of-2");
        hub.startFlow("order.1-of-2");
        hub.handled("anna.orders-in", KEYS);
        assertArrivedInOrder(1);
    }

    private long waiting() {
        return hub.hub().status().balances().stream()
                .filter(balance -> balance.name().equals("flow"))
                .mapToLong(balance -> balance.right().getOrDefault("waiting", 0L))
                .sum();
    }

    @Test
    void passesOnWhatWasDealtBeforeAndThenWhatIsDealtAnew() throws Exception {
        hub.start();
        hub.stopFlow("order");
        put(1);
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> waiting() == KEYS);

        hub.hubYaml("partitions: { order: 4 }").apply();
        put(2);
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> waiting() == 2 * KEYS);
        assertThat(workers("flow:order")).as("those of before, first").containsExactly("flow:order");

        hub.startFlow("order");
        hub.handled("anna.orders-in", 2 * KEYS);
        assertThat(workers("flow:order")).hasSize(4);
        put(3);
        hub.handled("anna.orders-in", 3 * KEYS);
        assertArrivedInOrder(1, 2, 3);
    }

    @Test
    void goesOnWithAChangeThatAStopInterrupted() throws Exception {
        hub.start();
        hub.stopFlow("order");
        put(1);
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> waiting() == KEYS);
        hub.hubYaml("partitions: { order: 3 }").apply();
        put(2);
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> waiting() == 2 * KEYS);

        hub.hubYaml("partitions: { order: 2 }").restart();
        put(3);
        hub.handled("anna.orders-in", 3 * KEYS);
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> workers("flow:order")
                .equals(List.of("flow:order.0-of-2", "flow:order.1-of-2")));
        assertArrivedInOrder(1, 2, 3);
    }

    private List<String> workers(String prefix) {
        return hub.routes().stream()
                .filter(route -> route.startsWith(prefix))
                .sorted()
                .toList();
    }

    /** One version of every order, in one file. */
    private void put(int version) throws IOException {
        List<String> lines = new ArrayList<>();
        IntStream.range(0, KEYS).forEach(key -> lines.add("PO-%03d,%d,1001,%d".formatted(key, version, key + 1)));
        hub.put("anna", "out/orders-" + version + ".csv", "Order,V,Item,Qty\n" + String.join("\n", lines) + "\n");
    }

    private void assertArrivedInOrder(int... versions) {
        List<String> arrived = hub.lines(hub.received("bert", "in"));
        assertThat(arrived).hasSize(KEYS * versions.length);
        assertThat(new TreeSet<>(arrived)).hasSize(KEYS * versions.length);
        for (int key = 0; key < KEYS; key++) {
            int number = key;
            assertThat(arrived)
                    .containsSubsequence(IntStream.of(versions)
                            .mapToObj(version -> "PO-%03d,%d,%d".formatted(number, version, number + 1))
                            .toList());
        }
    }
}
