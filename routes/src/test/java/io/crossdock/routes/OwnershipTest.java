package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.rerun.Verb;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnershipTest {

    private static final String STOCK_IN =
            """
            direction: in
            carries: stock
            connector: { drop: { folder: out } }
            when: { every: 1s }
            format:
              csv:
                columns: { SKU: article.ids.ours, Place: location, Qty: buckets.available }
                set: { unit: H87 }
            """;

    private static final String STOCK_OUT =
            """
            direction: out
            carries: stock
            connector: { drop: { folder: in } }
            format: { csv: { columns: { Item: article.ids.ours, Place: location, Qty: buckets.available } } }
            """;

    private static final String STORE_OWNS_ITS_OWN =
            """
            stock:
              - { location: F1, owner: store }
              - nordwind
            """;

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void twoWhoTellStock() throws Exception {
        fixture = new HubFixture(folder)
                .folders("nordwind/out", "store/out", "shop/in")
                .partner("nordwind", "{}")
                .partner("store", "{}")
                .partner("shop", "{}")
                .channel("nordwind.stock-in", STOCK_IN)
                .channel("store.stock-in", STOCK_IN)
                .channel("shop.stock-out", STOCK_OUT);
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    private void start(String ownership) throws Exception {
        fixture.ownership(ownership).start();
        fixture.hub().put(List.of(number("nordwind"), number("store"), number("shop")));
    }

    private static CrossReference number(String partner) {
        return CrossReference.of(CrossReference.ARTICLE, partner, "ours", "A-1", "A-1");
    }

    private List<String> told() {
        return fixture.lines(fixture.received("shop", "in"));
    }

    @Test
    void theOwnersFigureArrivesAndTheOthersIsCountedAsDiscarded() throws Exception {
        start(STORE_OWNS_ITS_OWN);
        fixture.put("nordwind", "out/n.csv", "SKU,Place,Qty\nA-1,F1,99\nA-1,main,40\n");
        HubStatus nordwind = fixture.handled("nordwind.stock-in", 2);
        fixture.put("store", "out/s.csv", "SKU,Place,Qty\nA-1,F1,5\nA-1,main,98\n");
        HubStatus store = fixture.handled("store.stock-in", 2);

        assertThat(told()).containsExactlyInAnyOrder("A-1,F1,5", "A-1,main,40");
        assertThat(HubFixture.count(nordwind, "nordwind.stock-in", State.DISCARDED))
                .isEqualTo(1);
        assertThat(HubFixture.count(store, "store.stock-in", State.DISCARDED)).isEqualTo(1);
        assertThat(store.parked()).isEmpty();
    }

    @Test
    void parksWhatDoesNotComeFromItsOwnerAndSaysWhoThatIs() throws Exception {
        start(STORE_OWNS_ITS_OWN + "on-conflict: park\n");
        fixture.put("nordwind", "out/n.csv", "SKU,Place,Qty\nA-1,F1,99\nA-1,main,40\n");

        HubStatus status = fixture.handled("nordwind.stock-in", 2);

        assertThat(told()).containsExactly("A-1,main,40");
        assertThat(status.parked()).singleElement().satisfies(parked -> {
            assertThat(parked.channel()).isEqualTo("nordwind.stock-in");
            assertThat(parked.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code().id()).isEqualTo("OWNERSHIP");
                assertThat(problem.at().line()).isEqualTo(2);
                assertThat(problem.message())
                        .isEqualTo("stock of location F1 belongs to store, not to nordwind (ownership.yaml:2)");
            });
        });
    }

    @Test
    void anotherOwnerIsInForceWithoutARestart() throws Exception {
        start(STORE_OWNS_ITS_OWN);
        fixture.put("nordwind", "out/n1.csv", "SKU,Place,Qty\nA-1,F1,99\n");
        fixture.handled("nordwind.stock-in", 1);
        assertThat(told()).isEmpty();

        fixture.ownership("stock: nordwind");
        fixture.apply();
        fixture.put("nordwind", "out/n2.csv", "SKU,Place,Qty\nA-1,F1,99\n");
        fixture.handled("nordwind.stock-in", 2);

        assertThat(told()).containsExactly("A-1,F1,99");
    }

    @Test
    void whatWasParkedIsTakenInWhenItsOwnerIsCorrected() throws Exception {
        start(STORE_OWNS_ITS_OWN + "on-conflict: park\n");
        fixture.put("nordwind", "out/n.csv", "SKU,Place,Qty\nA-1,F1,99\n");
        String parked = fixture.handled("nordwind.stock-in", 1).parked().get(0).document();

        fixture.ownership("stock: nordwind");
        fixture.apply();
        fixture.again(Verb.REPROCESS, parked);
        HubStatus status = fixture.handled("nordwind.stock-in", 2);

        assertThat(told()).containsExactly("A-1,F1,99");
        assertThat(status.parked()).isEmpty();
    }
}
