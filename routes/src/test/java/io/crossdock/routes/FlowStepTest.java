package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowStepTest {

    private static final String STOCK_IN =
            """
            direction: in
            carries: stock
            connector: { drop: { folder: out } }
            when: { every: 1s }
            format:
              csv:
                columns: { SKU: article.ids.gtin, Place: location, Qty: buckets.available }
                set: { unit: H87 }
            """;

    private static final String STOCK_OUT =
            """
            direction: out
            carries: stock
            connector: { drop: { folder: in } }
            format: { csv: { columns: { Item: article.ids.gtin, Place: location, Qty: buckets.available } } }
            """;

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void onePartnerWithStock() throws Exception {
        fixture = new HubFixture(folder)
                .folders("nordwind/out", "shop/in")
                .partner("nordwind", "{}")
                .partner("shop", "{}")
                .channel("nordwind.stock-in", STOCK_IN)
                .channel("shop.stock-out", STOCK_OUT)
                .flow("stock", "- safety-stock: { keep: 2, where: { location: main } }")
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    private List<String> told() {
        return fixture.lines(fixture.received("shop", "in"));
    }

    @Test
    void safetyStockLowersWhatAChannelIsToldAndNeverBelowNothing() throws Exception {
        fixture.put("nordwind", "out/s.csv", "SKU,Place,Qty\nA-1,main,5\nA-2,main,1\nA-3,F1,5\n");
        fixture.handled("nordwind.stock-in", 3);

        assertThat(told()).containsExactlyInAnyOrder("A-1,main,3", "A-2,main,0", "A-3,F1,5");
    }

    @Test
    void anotherStepIsInForceWithoutARestart() throws Exception {
        fixture.flow("stock", "- safety-stock: { percent: 10 }");
        fixture.apply();
        fixture.put("nordwind", "out/s.csv", "SKU,Place,Qty\nA-1,F1,25\n");
        fixture.handled("nordwind.stock-in", 1);

        assertThat(told()).containsExactly("A-1,F1,22");
    }

    @Test
    void aStepThatNobodyKnowsIsAProblemWithTheLikelyWord() throws Exception {
        fixture.flow("stock", "- safety-stok: { keep: 2 }");
        assertThatThrownBy(fixture::configuration)
                .hasMessageContaining("flows/stock.yaml:1:3")
                .hasMessageContaining("unknown word 'safety-stok'; did you mean 'safety-stock'?");
    }
}
