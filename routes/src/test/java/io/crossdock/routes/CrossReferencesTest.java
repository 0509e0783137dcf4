package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.routes.ledger.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cross references that come through a channel, hold for a time, and must not be in doubt. */
class CrossReferencesTest {

    private static final String REFERENCES_IN =
            """
            direction: in
            carries: xref
            connector: { drop: { folder: xref } }
            when: { every: 1s }
            format:
              csv:
                columns: { Whose: partner, Number: external, Means: canonical, From: from }
                set: { scheme: buyer }
            """;

    private static final String ORDERS_IN =
            """
            direction: in
            carries: order
            connector: { drop: { folder: orders } }
            when: { every: 1s }
            unknown-article: park
            format:
              csv:
                columns: { No: orderNumber, Item: lines.article.ids.buyer, Ean: lines.article.ids.gtin, Qty: lines.quantity.value }
                set: { type: standard }
            """;

    private static final String ORDERS_OUT =
            """
            direction: out
            carries: order
            connector: { drop: { folder: in } }
            format: { csv: { columns: { No: orderNumber, Item: lines.article.id, Qty: lines.quantity.value } } }
            """;

    private static final String REFERENCES_OUT =
            """
            direction: out
            carries: xref
            connector: { drop: { folder: numbers } }
            format: { csv: { columns: { Whose: partner, Number: external, Means: canonical } } }
            """;

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void aDealerAndAnErpThatKnowsItsNumbers() throws Exception {
        fixture = new HubFixture(folder)
                .folders("erp/xref", "dealer/orders", "erp/in", "dealer/numbers")
                .partner("erp", "{}")
                .partner("dealer", "{}")
                .channel("erp.xref-in", REFERENCES_IN)
                .channel("dealer.orders-in", ORDERS_IN)
                .channel("erp.orders-out", ORDERS_OUT);
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    private List<String> orders() {
        return fixture.lines(fixture.received("erp", "in"));
    }

    @Test
    void aChannelLoadsTheNumbersThatTheNextOrderIsReadWith() throws Exception {
        fixture.start();

        fixture.put("erp", "xref/x.csv", "Whose,Number,Means,From\ndealer,100,erp/A-1,\ndealer,200,erp/B-2,\n");
        HubStatus loaded = fixture.handled("erp.xref-in", 2);
        fixture.put("dealer", "orders/o.csv", "No,Item,Ean,Qty\n1,100,,5\n2,200,,7\n");
        fixture.handled("dealer.orders-in", 2);

        assertThat(orders()).containsExactlyInAnyOrder("1,erp/A-1,5", "2,erp/B-2,7");
        assertThat(loaded.balances())
                .filteredOn(balance -> balance.name().equals("flow"))
                .singleElement()
                .satisfies(flow ->
                        assertThat(flow.right()).containsEntry("consumed", 2L).containsEntry("unclaimed", 0L));
    }

    @Test
    void aReplacedNumberCountsAndAnOlderFileDoesNotBringTheFormerBack() throws Exception {
        fixture.start();
        fixture.put("erp", "xref/x1.csv", "Whose,Number,Means,From\ndealer,100,erp/A-1,\n");
        fixture.handled("erp.xref-in", 1);
        fixture.put("erp", "xref/x2.csv", "Whose,Number,Means,From\ndealer,100,erp/C-3,\n");
        fixture.handled("erp.xref-in", 2);

        fixture.put("dealer", "orders/o.csv", "No,Item,Ean,Qty\n1,100,,5\n");
        fixture.handled("dealer.orders-in", 1);

        assertThat(orders()).containsExactly("1,erp/C-3,5");
        assertThat(fixture.hub().references().count()).isEqualTo(1);
    }

    @Test
    void aNumberMeansAnotherArticleFromADayOn() throws Exception {
        fixture.start();
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        fixture.put(
                "erp",
                "xref/x.csv",
                "Whose,Number,Means,From\ndealer,100,erp/A-1,\ndealer,100,erp/NEW," + tomorrow + "\n");
        fixture.handled("erp.xref-in", 2);

        fixture.put("dealer", "orders/o1.csv", "No,Item,Ean,Qty\n1,100,,5\n");
        fixture.handled("dealer.orders-in", 1);
        fixture.passTime(Duration.ofDays(2));
        fixture.put("dealer", "orders/o2.csv", "No,Item,Ean,Qty\n2,100,,6\n");

        org.awaitility.Awaitility.await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(orders())
                .containsExactlyInAnyOrder("1,erp/A-1,5", "2,erp/NEW,6"));
    }

    @Test
    void anEndedNumberMeansNothingAndItsReceiverGetsTheOneThatHolds() throws Exception {
        fixture.start();
        Instant now = Instant.now();
        CrossReference ended = CrossReference.of("article", "dealer", "buyer", "100", "erp/A-1")
                .endingAt(now.minusSeconds(60));
        fixture.hub().put(List.of(ended, CrossReference.of("article", "dealer", "buyer", "101", "erp/A-1")));

        assertThat(fixture.hub().references().canonical("article", "dealer", List.of("100", "101"), now))
                .hasSize(1)
                .containsValue("erp/A-1");
        assertThat(fixture.hub().references().external("article", "dealer", List.of("erp/A-1"), now))
                .containsEntry("erp/A-1", "101");
        assertThat(fixture.hub().references().external("article", "dealer", List.of("erp/A-1"), now.minusSeconds(90)))
                .containsEntry("erp/A-1", "100");
    }

    @Test
    void parksAnArticleWhoseNumbersMeanTwoThingsAndNeverTakesTheFirst() throws Exception {
        fixture.start();
        fixture.hub()
                .put(List.of(
                        CrossReference.of("article", "dealer", "buyer", "100", "erp/A-1"),
                        CrossReference.of("article", "dealer", "gtin", "4012345000016", "erp/B-2")));

        fixture.put("dealer", "orders/o.csv", "No,Item,Ean,Qty\n1,100,4012345000016,5\n2,100,,6\n");
        HubStatus status = fixture.handled("dealer.orders-in", 2);

        assertThat(orders()).containsExactly("2,erp/A-1,6");
        assertThat(HubFixture.count(status, "dealer.orders-in", State.PARKED)).isEqualTo(1);
        assertThat(status.parked()).singleElement().satisfies(parked -> assertThat(parked.problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code().id()).isEqualTo("AMBIGUOUS-ARTICLE");
                    assertThat(problem.message()).contains("erp/A-1", "erp/B-2");
                }));
    }

    @Test
    void aGtinThatTwoSuppliersUseForDifferentArticlesIsInDoubt() throws Exception {
        fixture.start();
        fixture.hub()
                .put(List.of(
                        CrossReference.of("article", "erp", "gtin", "4012345000016", "erp/A-1"),
                        CrossReference.of("article", "other", "gtin", "4012345000016", "other/Z-9")));

        assertThat(fixture.hub().references().worldWide("article", "gtin", List.of("04012345000016"), Instant.now()))
                .containsEntry("04012345000016", Set.of("erp/A-1", "other/Z-9"));
    }

    @Test
    void parksANumberOfAPartnerThatNobodyKnows() throws Exception {
        fixture.start();

        fixture.put("erp", "xref/x.csv", "Whose,Number,Means,From\ndealr,100,erp/A-1,\ndealer,200,erp/B-2,\n");
        HubStatus status = fixture.handled("erp.xref-in", 2);

        assertThat(status.parked()).singleElement().satisfies(parked -> assertThat(parked.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("'dealr'")));
        assertThat(fixture.hub().references().count()).isEqualTo(1);
    }

    @Test
    void aPartnerMayBeToldTheNumbersToo() throws Exception {
        fixture.channel("dealer.numbers-out", REFERENCES_OUT).start();

        fixture.put("erp", "xref/x.csv", "Whose,Number,Means,From\ndealer,100,erp/A-1,\n");
        fixture.handled("erp.xref-in", 1);

        assertThat(fixture.lines(fixture.received("dealer", "numbers"))).containsExactly("dealer,100,erp/A-1");
    }

    @Test
    void exportsEveryNumberWithWhoSaidSo() throws Exception {
        fixture.start();
        fixture.hub().put(List.of(CrossReference.of("article", "dealer", "buyer", "100", "erp/A-1")));
        fixture.put("erp", "xref/x.csv", "Whose,Number,Means,From\ndealer,200,erp/B-2,2027-01-01T00:00:00Z\n");
        fixture.handled("erp.xref-in", 1);

        List<String> stored = new java.util.ArrayList<>();
        fixture.hub()
                .references()
                .forEach(
                        Optional.of("dealer"),
                        one -> stored.add(one.reference().external() + " "
                                + one.reference().from() + " " + one.origin()));

        assertThat(stored).containsExactly("100 Optional.empty import", "200 Optional[2027-01-01T00:00:00Z] channel");
    }
}
