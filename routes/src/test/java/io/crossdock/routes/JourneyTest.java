package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.routes.HubStatus.ParkedStatus;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.rerun.Criteria;
import io.crossdock.routes.rerun.Rerun;
import io.crossdock.routes.rerun.Step;
import io.crossdock.routes.rerun.Verb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JourneyTest {

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
            format:
              csv:
                columns: { Bestellung: orderNumber, Artikel: lines.article.ids.receiver, Menge: lines.quantity.value }
                separator: ";"
                decimal-mark: ","
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

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void hubWithThreePartners() throws Exception {
        fixture = new HubFixture(folder, this::surroundings)
                .folders("nordwind/orders", "nordwind/stock", "suedhandel/in", "suedhandel/out")
                .folders("westmarkt/orders", "westmarkt/out")
                .partner("nordwind", "{ gln: \"4012345000009\" }")
                .partner("suedhandel", "{ gln: \"4098765000005\" }")
                .partner("westmarkt", "{}")
                .channel("suedhandel.orders-in", ORDERS_IN)
                .channel("westmarkt.orders-in", ORDERS_IN)
                .channel("nordwind.orders-out", ORDERS_OUT)
                .channel("nordwind.stock-in", STOCK_IN)
                .channel("suedhandel.stock-out", STOCK_OUT)
                .start();
        fixture.hub()
                .put(List.of(
                        article("suedhandel", "1001", "nordwind/A-1"),
                        article("suedhandel", "1002", "nordwind/B-2"),
                        article("westmarkt", "1001", "nordwind/B-2")));
    }

    /** The embedded defaults; the same sentences hold in others. */
    HubSettings surroundings(HubSettings embedded) {
        return embedded;
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void bringsAnOrderToTheSupplierInTheSuppliersWords() throws Exception {
        fixture.put("suedhandel", "out/o1.csv", "Order,Item,Qty\nPO-1,1001,2.5\n");

        HubStatus status = fixture.handled("suedhandel.orders-in", 1);

        assertThat(fixture.lines(fixture.received("nordwind", "orders"))).containsExactly("PO-1;A-1;2,5");
        assertThat(HubFixture.count(status, "nordwind.orders-out", State.DELIVERED))
                .isEqualTo(1);
        assertThat(fixture.received("suedhandel", "out")).isEmpty();
    }

    @Test
    void understandsTheSameNumberOfTwoPartnersAsTwoArticles() throws Exception {
        fixture.put("suedhandel", "out/o1.csv", "Order,Item,Qty\nPO-1,1001,1\n");
        fixture.put("westmarkt", "out/o1.csv", "Order,Item,Qty\nPO-1,1001,1\n");

        fixture.handled("suedhandel.orders-in", 1);
        fixture.handled("westmarkt.orders-in", 1);

        assertThat(fixture.lines(fixture.received("nordwind", "orders")))
                .containsExactlyInAnyOrder("PO-1;A-1;1", "PO-1;B-2;1");
    }

    @Test
    void endsAtFiveWhenStockGoesFiveFourFive() throws Exception {
        fixture.put("nordwind", "stock/s1.csv", "SKU,Qty\nA-1,5\n");
        fixture.handled("nordwind.stock-in", 1);
        fixture.put("nordwind", "stock/s2.csv", "SKU,Qty\nA-1,4\n");
        fixture.handled("nordwind.stock-in", 2);
        fixture.put("nordwind", "stock/s3.csv", "SKU,Qty\nA-1,5\n");
        fixture.handled("nordwind.stock-in", 3);

        assertThat(fixture.lines(fixture.received("suedhandel", "in"))).containsExactly("1001,5", "1001,4", "1001,5");
    }

    @Test
    void saysNothingTwiceOfAnUnchangedStock() throws Exception {
        fixture.put("nordwind", "stock/s1.csv", "SKU,Qty\nA-1,5\n");
        fixture.handled("nordwind.stock-in", 1);
        fixture.put("nordwind", "stock/s2.csv", "SKU,Qty\nA-1,5\n");

        HubStatus status = fixture.handled("nordwind.stock-in", 2);

        assertThat(HubFixture.count(status, "nordwind.stock-in", State.UNCHANGED))
                .isEqualTo(1);
        assertThat(fixture.lines(fixture.received("suedhandel", "in"))).containsExactly("1001,5");
    }

    @Test
    void givesTheSameOrderTwiceOneEffect() throws Exception {
        fixture.put("suedhandel", "out/o1.csv", "Order,Item,Qty\nPO-1,1001,2\n");
        fixture.handled("suedhandel.orders-in", 1);
        fixture.put("suedhandel", "out/o2.csv", "Order,Item,Qty\nPO-1,1001,2\n");

        HubStatus status = fixture.handled("suedhandel.orders-in", 2);

        assertThat(HubFixture.count(status, "suedhandel.orders-in", State.DUPLICATE))
                .isEqualTo(1);
        assertThat(fixture.lines(fixture.received("nordwind", "orders"))).containsExactly("PO-1;A-1;2");
    }

    @Test
    void parksTheSameOrderNumberWithAnotherQuantityAsAConflict() throws Exception {
        fixture.put("suedhandel", "out/o1.csv", "Order,Item,Qty\nPO-1,1001,2\n");
        fixture.handled("suedhandel.orders-in", 1);
        fixture.put("suedhandel", "out/o2.csv", "Order,Item,Qty\nPO-1,1001,3\n");

        HubStatus status = fixture.handled("suedhandel.orders-in", 2);

        assertThat(fixture.lines(fixture.received("nordwind", "orders"))).containsExactly("PO-1;A-1;2");
        assertThat(status.parked()).singleElement().satisfies(parked -> {
            assertThat(parked.problems().get(0).code().id()).isEqualTo("DOCUMENT-CONFLICT");
            assertThat(parked.number()).isEqualTo("PO-1");
            assertThat(parked.name()).isEqualTo("o2.csv");
        });
    }

    @Test
    void parksTheBadOrderOfThree() throws Exception {
        fixture.put("suedhandel", "out/o1.csv", "Order,Item,Qty\nPO-1,1001,2\nPO-2,1001,x\nPO-3,1002,1\n");

        HubStatus status = fixture.handled("suedhandel.orders-in", 3);

        assertThat(fixture.lines(fixture.received("nordwind", "orders")))
                .containsExactlyInAnyOrder("PO-1;A-1;2", "PO-3;B-2;1");
        assertThat(status.parked())
                .singleElement()
                .extracting(ParkedStatus::number)
                .isEqualTo("PO-2");
        assertThat(status.parked().get(0).problems().get(0).at().line()).isEqualTo(3);
    }

    @Test
    void deliversWhatAnUnreachablePartnerMissedAndInOrder() throws Exception {
        Files.delete(folder.resolve("nordwind/orders"));
        fixture.put("suedhandel", "out/o1.csv", "Order,Item,Qty\nPO-1,1001,1\nPO-2,1001,1\nPO-3,1001,1\n");
        Awaitility.await().until(() -> fixture.hub().status().channels().stream()
                .anyMatch(channel -> channel.condition() == HubStatus.Condition.WAITING));

        Files.createDirectory(folder.resolve("nordwind/orders"));
        fixture.handled("suedhandel.orders-in", 3);

        assertThat(fixture.lines(fixture.received("nordwind", "orders")))
                .containsExactly("PO-1;A-1;1", "PO-2;A-1;1", "PO-3;A-1;1");
    }

    @Test
    void startsAChannelThatIsPutInPlaceWhileItRuns() throws Exception {
        fixture.channel("westmarkt.orders-copy", ORDERS_OUT.replace("where: { supplier: nordwind }\n", ""));
        fixture.apply();
        fixture.put("suedhandel", "out/o1.csv", "Order,Item,Qty\nPO-1,1002,1\n");

        fixture.handled("suedhandel.orders-in", 1);

        assertThat(fixture.lines(fixture.received("westmarkt", "orders"))).containsExactly("PO-1;1001;1");
        assertThat(fixture.lines(fixture.received("nordwind", "orders"))).containsExactly("PO-1;B-2;1");
    }

    @Test
    void knowsWhatIsOursByTheIdentifiersOfTheHub() throws Exception {
        fixture.us("{ gln: \"4099999000005\" }")
                .channel("westmarkt.sales-out", ORDERS_OUT.replace("supplier: nordwind", "seller: us"))
                .channel("westmarkt.others-out", ORDERS_OUT.replace("supplier: nordwind", "seller: { not: us }"))
                .channel(
                        "suedhandel.orders-in",
                        ORDERS_IN.replace(
                                "parties.supplier.ids.gln: \"4012345000009\"",
                                "parties.seller.ids.gln: \"4099999000005\""));
        fixture.apply();
        fixture.put("suedhandel", "out/o1.csv", "Order,Item,Qty\nPO-1,1001,1\n");

        HubStatus status = fixture.handled("suedhandel.orders-in", 1);

        assertThat(HubFixture.count(status, "westmarkt.sales-out", State.PLANNED))
                .isEqualTo(1);
        assertThat(HubFixture.count(status, "westmarkt.others-out", State.PLANNED))
                .isZero();
    }

    @Test
    void asksTheContentLastAndParksForOneChannelWhatItCannotAnswer() throws Exception {
        fixture.channel("westmarkt.big-out", ORDERS_OUT + "if: $sum(lines.quantity.value) > 10\n")
                .channel("westmarkt.eager-out", ORDERS_OUT + "if: lines.price > 3\n");
        fixture.apply();
        fixture.put("suedhandel", "out/o1.csv", "Order,Item,Qty\nPO-1,1001,9\nPO-2,1001,11\n");

        HubStatus status = fixture.handled("suedhandel.orders-in", 2);

        assertThat(fixture.lines(fixture.received("nordwind", "orders"))).containsExactly("PO-1;A-1;9", "PO-2;A-1;11");
        assertThat(fixture.lines(fixture.received("westmarkt", "orders"))).hasSize(1);
        assertThat(HubFixture.count(status, "westmarkt.big-out", State.DELIVERED))
                .isEqualTo(1);
        assertThat(HubFixture.count(status, "westmarkt.eager-out", State.PARKED))
                .isEqualTo(2);
        assertThat(status.parked()).hasSize(2).allSatisfy(parked -> assertThat(
                        parked.problems().get(0).message())
                .startsWith("if: lines.price > 3 says neither yes nor no"));

        fixture.again(Verb.REPLAY, status.parked().get(0).document());
        HubStatus later = fixture.settled();
        assertThat(HubFixture.count(later, "westmarkt.eager-out", State.PARKED)).isEqualTo(1);
        assertThat(HubFixture.count(later, "westmarkt.eager-out", State.DELIVERED))
                .isEqualTo(1);
    }

    @Test
    void doesNotStartAChannelWhoseConditionIsFaulty() throws Exception {
        fixture.channel("westmarkt.odd-out", ORDERS_OUT + "if: $now() > '2026'\n");
        fixture.apply();

        assertThat(fixture.hub().channelProblems()).hasEntrySatisfying("westmarkt.odd-out", problem -> assertThat(
                        problem.code().id())
                .isEqualTo("EXPRESSION-FORBIDDEN"));
    }

    @Test
    void collectsOrdersAndSendsThemTogether() throws Exception {
        fixture.channel("nordwind.orders-out", ORDERS_OUT + "batch: { max: 3, every: 1h }\n");
        fixture.apply();
        fixture.put("suedhandel", "out/o1.csv", "Order,Item,Qty\nPO-1,1001,1\nPO-2,1001,1\nPO-3,1002,1\n");

        fixture.handled("suedhandel.orders-in", 3);

        assertThat(fixture.received("nordwind", "orders")).hasSize(1);
        assertThat(fixture.lines(fixture.received("nordwind", "orders")))
                .containsExactly("PO-1;A-1;1", "PO-2;A-1;1", "PO-3;B-2;1");
    }

    @Test
    void countsEachDocumentOnceThatIsCollectedForAnUnreachablePartner() throws Exception {
        Files.delete(folder.resolve("nordwind/orders"));
        fixture.channel("nordwind.orders-out", ORDERS_OUT + "batch: { max: 2, every: 1h }\n");
        fixture.apply();
        fixture.put("suedhandel", "out/o1.csv", "Order,Item,Qty\nPO-1,1001,1\nPO-2,1001,1\n");
        Awaitility.await().until(() -> nordwind(fixture.hub().status()).condition() == HubStatus.Condition.WAITING);

        fixture.put("suedhandel", "out/o2.csv", "Order,Item,Qty\nPO-3,1001,1\nPO-4,1002,1\nPO-5,1001,1\n");
        Awaitility.await().untilAsserted(() -> {
            HubStatus status = fixture.hub().status();
            assertThat(nordwind(status).waiting()).isEqualTo(5);
            assertThat(status.balances()).allSatisfy(balance -> assertThat(balance.difference())
                    .as("%s of %s", balance.name(), balance.scope())
                    .isZero());
        });

        Files.createDirectory(folder.resolve("nordwind/orders"));
        Awaitility.await().until(() -> fixture.received("nordwind", "orders").size() == 2);
        assertThat(fixture.lines(fixture.received("nordwind", "orders")))
                .containsExactly("PO-1;A-1;1", "PO-2;A-1;1", "PO-3;A-1;1", "PO-4;B-2;1");
        Awaitility.await().until(() -> nordwind(fixture.hub().status()).waiting() == 1);
    }

    private static HubStatus.ChannelStatus nordwind(HubStatus status) {
        return status.channels().stream()
                .filter(channel -> channel.id().equals("nordwind.orders-out"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void goesOnAfterARestartWhereItWas() throws Exception {
        fixture.put("suedhandel", "out/o1.csv", "Order,Item,Qty\nPO-1,1001,1\n");
        fixture.handled("suedhandel.orders-in", 1);
        fixture.restart();
        fixture.put("suedhandel", "out/o2.csv", "Order,Item,Qty\nPO-1,1001,1\nPO-2,1001,1\n");

        fixture.handled("suedhandel.orders-in", 3);

        assertThat(fixture.lines(fixture.received("nordwind", "orders"))).containsExactly("PO-1;A-1;1", "PO-2;A-1;1");
    }

    @Test
    void sendsWhatWaitedForTheFlowWhileTheHubWasDown() throws Exception {
        fixture.stopFlow("order");
        fixture.put("suedhandel", "out/o1.csv", "Order,Item,Qty\nPO-1,1001,1\n");
        Awaitility.await().until(() -> fixture.received("suedhandel", "out").isEmpty());

        fixture.restart();

        HubStatus status = fixture.handled("suedhandel.orders-in", 1);
        assertThat(fixture.lines(fixture.received("nordwind", "orders"))).containsExactly("PO-1;A-1;1");
        assertThat(status.balances().stream().filter(balance -> balance.name().equals("flow")))
                .singleElement()
                .satisfies(flow -> assertThat(flow.right()).containsEntry("unclaimed", 0L));
    }

    @Test
    void sendsTheSameBytesUnderTheSameNameAgainWhenAsked() throws Exception {
        fixture.put("suedhandel", "out/o1.csv", "Order,Item,Qty\nPO-1,1001,1\n");
        fixture.handled("suedhandel.orders-in", 1);
        Map<String, String> first = fixture.received("nordwind", "orders");
        String name = first.keySet().iterator().next();
        Files.delete(folder.resolve("nordwind/orders/" + name));

        Rerun preview = fixture.preview(Verb.RESEND, Criteria.of("PO-1"), true);
        assertThat(fixture.documents(preview))
                .flatExtracting(one -> one.decision().preview().targets())
                .singleElement()
                .satisfies(target -> assertThat(target.name()).isEqualTo(name));
        fixture.run(preview);

        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> fixture.received("nordwind", "orders")
                .containsKey(name));
        assertThat(fixture.received("nordwind", "orders")).isEqualTo(first);
        HubStatus status = fixture.settled();
        assertThat(HubFixture.count(status, "nordwind.orders-out", State.DELIVERED))
                .isEqualTo(1);
        assertThat(HubFixture.count(status, "nordwind.orders-out", State.RESENT))
                .isEqualTo(1);
    }

    @Test
    void doesNotResendAStockThatANewerOneFollowed() throws Exception {
        fixture.put("nordwind", "stock/s1.csv", "SKU,Qty\nA-1,5\n");
        fixture.handled("nordwind.stock-in", 1);
        Rerun preview = fixture.preview(Verb.RESEND, Criteria.of("nordwind/A-1|main|"), true);
        fixture.put("nordwind", "stock/s2.csv", "SKU,Qty\nA-1,4\n");
        fixture.handled("nordwind.stock-in", 2);

        fixture.run(preview);

        assertThat(fixture.documents(fixture.preview(Verb.RESEND, Criteria.of("nordwind/A-1|main|"), true)))
                .filteredOn(one -> one.decision().step() == Step.NOTHING)
                .singleElement()
                .satisfies(one -> assertThat(one.decision().preview().note()).contains("newer version"));
        fixture.settled();
        assertThat(fixture.lines(fixture.received("suedhandel", "in"))).containsExactly("1001,5", "1001,4");
        assertThat(HubFixture.count(fixture.settled(), "suedhandel.stock-out", State.RESENT))
                .isZero();
    }

    private static CrossReference article(String partner, String external, String canonical) {
        return CrossReference.of(CrossReference.ARTICLE, partner, "buyer", external, canonical);
    }
}
