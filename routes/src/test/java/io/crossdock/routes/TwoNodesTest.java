package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.routes.HubStatus.ChannelStatus;
import io.crossdock.routes.HubStatus.Condition;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes with the same configuration on one PostgreSQL, one broker and one payload folder: whichever ends, the other goes on. */
class TwoNodesTest {

    private static final String ORDERS_IN =
            """
            direction: in
            carries: order
            connector: { drop: { folder: out } }
            when: { every: 1s }
            format:
              csv:
                columns: { Order: orderNumber, Item: lines.article.ids.buyer, Qty: lines.quantity.value }
                set: { lines.quantity.unit: H87, parties.supplier.ids.gln: "4012345000009" }
            """;

    private static final String ORDERS_OUT =
            """
            direction: out
            carries: order
            where: { supplier: nordwind }
            connector: { drop: { folder: orders } }
            format: { csv: { columns: { Order: orderNumber, Item: lines.article.ids.receiver } } }
            """;

    private static final String STOCK_IN =
            """
            direction: in
            carries: stock
            connector: { drop: { folder: stock } }
            when: { every: 1s }
            format:
              csv:
                columns: { SKU: article.ids.supplier, Qty: buckets.available }
                set: { location: main, unit: H87 }
            """;

    private static final String STOCK_OUT =
            """
            direction: out
            carries: stock
            connector: { drop: { folder: in } }
            format: { csv: { columns: { Item: article.ids.receiver, Qty: buckets.available } } }
            """;

    private static final String OUT = "nordwind.orders-out";
    private static final String SERVING = "out:" + OUT;

    private static final int FILES = 20;
    private static final int ORDERS_IN_A_FILE = 10;
    private static final int STOCKS = 8;

    @TempDir
    Path folder;

    private Nodes nodes;
    private HubFixture first;
    private HubFixture second;

    @BeforeEach
    void twoNodes() throws Exception {
        nodes = Nodes.in(folder);
        first = nodes.node("node_a");
        first.folders("nordwind/orders", "nordwind/stock", "suedhandel/in", "suedhandel/out")
                .partner("nordwind", "{ gln: \"4012345000009\" }")
                .partner("suedhandel", "{ gln: \"4098765000005\" }")
                .channel("suedhandel.orders-in", ORDERS_IN)
                .channel("nordwind.orders-out", ORDERS_OUT)
                .channel("nordwind.stock-in", STOCK_IN)
                .channel("suedhandel.stock-out", STOCK_OUT)
                .start();
        first.hub()
                .put(List.of(CrossReference.of(CrossReference.ARTICLE, "suedhandel", "buyer", "1001", "nordwind/A-1")));
        second = nodes.node("node_b").start();
    }

    @AfterEach
    void stop() throws Exception {
        second.close();
        nodes.close();
    }

    @Test
    void losesAndDoublesNothingWhenANodeIsClosedInTheMiddle() throws Exception {
        putOrders(0, FILES / 2);
        putStock(1);
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> orders().size() >= 20);
        putOrders(FILES / 2, FILES);

        first.close();

        assertAllIsThereOnceAndInOrder();
    }

    @Test
    void losesAndDoublesNothingWhenANodeIsCutOffInTheMiddle() throws Exception {
        putOrders(0, FILES / 2);
        putStock(1);
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> orders().size() >= 20);
        putOrders(FILES / 2, FILES);

        nodes.cut("node_a");
        second.passTime(Duration.ofMinutes(1));

        assertAllIsThereOnceAndInOrder();
        assertThatThrownBy(first::close).as("it can give nothing back").isInstanceOf(RuntimeException.class);
    }

    @Test
    void takesNothingInUnderALeaseThatIsLost() throws Exception {
        steal("now() + interval '1 hour'");
        putOrders(0, 1);

        Awaitility.await()
                .during(Duration.ofSeconds(6))
                .atMost(Duration.ofMinutes(3))
                .until(() -> first.received("suedhandel", "out").size() == 1 && orders().isEmpty());

        steal("now() - interval '1 hour'");
        second.handled("suedhandel.orders-in", ORDERS_IN_A_FILE);
        assertThat(orders()).containsExactlyElementsOf(ofFile(0));
        first.close();
    }

    /** As if another node had come between. */
    private void steal(String until) throws SQLException {
        nodes.postgres()
                .execute("insert into config_node (tenant, node, expires) values ('main', 'another', " + until
                        + ") on conflict (tenant, node) do update set expires = excluded.expires");
        nodes.postgres()
                .execute("update config_lease set holder = 'another', fence = fence + 1"
                        + " where name like 'inbox:suedhandel%'");
    }

    @Test
    void readsOnBehindTheCheckpointOfANodeThatLostItsLease() throws Exception {
        first.channel("nordwind.orders-out", ORDERS_OUT + "batch: { max: 500, every: 1s }\n");
        first.apply();
        second.apply();
        List<String> numbers =
                IntStream.range(0, 3000).mapToObj("PO-%04d,A-1"::formatted).toList();
        first.put(
                "suedhandel",
                "out/many.csv",
                "Order,Item,Qty\n"
                        + numbers.stream()
                                .map(line -> line.replace("A-1", "1001,1\n"))
                                .collect(Collectors.joining()));
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> !orders().isEmpty());

        second.passTime(Duration.ofMinutes(1));
        second.handled("suedhandel.orders-in", numbers.size());
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> second.received("suedhandel", "out")
                .isEmpty());

        assertThat(orders()).containsExactlyElementsOf(numbers);
        first.close();
    }

    @Test
    void drainsAChannelOnWhicheverNodeAndTakesNothingNew() throws Exception {
        collecting("orders");
        putOrders(0, 1);
        waiting(ORDERS_IN_A_FILE);

        (server().equals(first) ? second : first).hub().drain(OUT, "anna", "their stocktaking");
        standStill();
        assertThat(orders()).containsExactlyElementsOf(ofFile(0));

        putOrders(1, 2);
        waiting(ORDERS_IN_A_FILE);
        assertThat(orders()).as("what came later waits").containsExactlyElementsOf(ofFile(0));

        first.hub().drain(OUT, "anna", "");
        Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> orders().size() == 2 * ORDERS_IN_A_FILE);
        standStill();
        assertThat(orders()).endsWith(ofFile(1).toArray(String[]::new));
        first.close();
    }

    @Test
    void goesOnDrainingWhenTheNodeThatDidIsCutOff() throws Exception {
        collecting("away");
        putOrders(0, 1);
        waiting(ORDERS_IN_A_FILE);
        HubFixture serving = server();
        HubFixture other = serving.equals(first) ? second : first;
        other.hub().drain(OUT, "anna", "");
        Awaitility.await()
                .atMost(HubFixture.PATIENCE)
                .until(() -> out(other).condition() == Condition.DRAINING
                        && out(other).problem().isPresent());

        nodes.cut(serving.equals(first) ? "node_a" : "node_b");
        other.passTime(Duration.ofMinutes(1));
        Awaitility.await()
                .atMost(HubFixture.PATIENCE)
                .until(() -> other.hub().duties().contains(SERVING));
        other.folders("nordwind/away");

        Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> out(other).condition() == Condition.PAUSED);
        assertThat(other.lines(other.received("nordwind", "away"))).containsExactlyElementsOf(ofFile(0));
        assertThatThrownBy(serving::close).as("it can give nothing back").isInstanceOf(RuntimeException.class);
        second = other;
    }

    private void collecting(String folder) throws Exception {
        first.channel(
                OUT, ORDERS_OUT.replace("folder: orders", "folder: " + folder) + "batch: { max: 500, every: 24h }\n");
        first.apply();
        second.apply();
        Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> serves(first) != serves(second));
    }

    private static boolean serves(HubFixture node) {
        return node.hub().duties().contains(SERVING);
    }

    private HubFixture server() {
        return serves(first) ? first : second;
    }

    private static ChannelStatus out(HubFixture node) {
        return node.hub().status().channels().stream()
                .filter(channel -> channel.id().equals(OUT))
                .findFirst()
                .orElseThrow();
    }

    private void waiting(long documents) {
        Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> out(second).waiting() == documents);
    }

    /** As both nodes say, and do. */
    private void standStill() {
        for (HubFixture node : List.of(first, second)) {
            Awaitility.await()
                    .atMost(HubFixture.PATIENCE)
                    .until(() -> out(node).condition() == Condition.PAUSED && !serves(node));
        }
    }

    private void assertAllIsThereOnceAndInOrder() throws Exception {
        second.handled("nordwind.stock-in", 1);
        for (int quantity = 2; quantity <= STOCKS; quantity++) {
            putStock(quantity);
            second.handled("nordwind.stock-in", quantity);
        }
        second.handled("suedhandel.orders-in", FILES * ORDERS_IN_A_FILE);

        assertThat(orders())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, FILES)
                        .boxed()
                        .flatMap(file -> ofFile(file).stream())
                        .toList());
        for (int file = 0; file < FILES; file++) {
            assertThat(orders()).containsSubsequence(ofFile(file));
        }
        assertThat(second.lines(second.received("suedhandel", "in")))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, STOCKS)
                        .mapToObj(one -> "1001," + one)
                        .toList());
    }

    private List<String> orders() {
        return second.lines(second.received("nordwind", "orders"));
    }

    private static List<String> ofFile(int file) {
        return IntStream.range(0, ORDERS_IN_A_FILE)
                .mapToObj(order -> "PO-%02d-%d,A-1".formatted(file, order))
                .toList();
    }

    private void putOrders(int from, int to) throws IOException {
        for (int file = from; file < to; file++) {
            List<String> lines = new ArrayList<>();
            ofFile(file).forEach(line -> lines.add(line.replace("A-1", "1001") + ",1\n"));
            second.put(
                    "suedhandel", "out/orders-%02d.csv".formatted(file), "Order,Item,Qty\n" + String.join("", lines));
        }
    }

    private void putStock(int quantity) throws IOException {
        second.put("nordwind", "stock/s" + quantity + ".csv", "SKU,Qty\nA-1," + quantity + "\n");
    }
}
