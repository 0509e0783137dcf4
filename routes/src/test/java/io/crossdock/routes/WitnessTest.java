package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.witness.Passage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who looks on sees each document at each stage. */
@Timeout(300)
class WitnessTest {

    private static final String IN =
            """
            direction: in
            carries: %1$s
            connector: { drop: { folder: %1$s } }
            when: { every: 1s }
            format: { csv: { columns: { %2$s } } }
            """;

    private static final String OUT =
            """
            direction: out
            carries: %1$s
            echo: true
            connector: { drop: { folder: %1$s-out } }
            format: { csv: { columns: { %2$s } } }
            """;

    private static final String ORDER = "Order: orderNumber, Item: lines.article.ids.buyer, Qty: lines.quantity.value";
    private static final String STOCK = "Item: article.ids.supplier, Left: buckets.available";

    private final List<Passage> seen = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    @Test
    void seesAnEventAndAStateFromIntakeToTheirDelivery() throws Exception {
        try (HubFixture hub = new HubFixture(folder)
                .witness(seen::add)
                .partner("anna", "{}")
                .folders("anna/order", "anna/stock", "anna/order-out", "anna/stock-out")
                .channel("anna.orders-in", IN.formatted("order", ORDER))
                .channel("anna.orders-out", OUT.formatted("order", ORDER))
                .channel("anna.stock-in", IN.formatted("stock", STOCK))
                .channel("anna.stock-out", OUT.formatted("stock", STOCK) + "batch: { max: 1, every: 1s }\n")
                .start()) {
            hub.put("anna", "order/1.csv", "Order,Item,Qty\nPO-1,A,1\n");
            hub.put("anna", "stock/1.csv", "Item,Left\nA,1\n");
            hub.handled("anna.orders-in", 1);
            hub.handled("anna.stock-in", 1);
        }

        assertThat(of("order"))
                .extracting(Passage::stage, Passage::channel, Passage::state)
                .containsExactly(
                        tuple(Stage.INTAKE, "anna.orders-in", State.PUBLISHED),
                        tuple(Stage.FLOW, "anna.orders-in", State.SUBSCRIBED),
                        tuple(Stage.DELIVERY, "anna.orders-out", State.DELIVERED));
        assertThat(of("stock"))
                .extracting(Passage::stage, Passage::channel, Passage::state)
                .containsExactly(
                        tuple(Stage.INTAKE, "anna.stock-in", State.PUBLISHED),
                        tuple(Stage.FLOW, "anna.stock-in", State.SUBSCRIBED),
                        tuple(Stage.DELIVERY, "anna.stock-out", State.DELIVERED));
        assertThat(seen).allSatisfy(one -> {
            assertThat(one.received()).isPresent();
            assertThat(one.began()).isBeforeOrEqualTo(one.ended());
            assertThat(one.received().orElseThrow()).isBeforeOrEqualTo(one.began());
        });
        assertThat(seen.stream().map(Passage::document).distinct()).hasSize(2);
    }

    private List<Passage> of(String kind) {
        return seen.stream().filter(one -> one.kind().equals(kind)).toList();
    }
}
