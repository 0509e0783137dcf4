package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.routes.ledger.State;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three stores out of one table and one folder. */
class MembersTest {

    private static final String STORES =
            """
            members: tables/stores.csv
            name: Store ${member.town}
            identifiers: { gln: "${member.gln}" }
            connections: { drop: { file: { root: "%s/${member.id}" } } }
            """;

    private static final String ORDERS_OUT =
            """
            direction: out
            carries: order
            where: { ship-to: "stores/${member.id}" }
            connector: { drop: { folder: in } }
            format: { csv: { columns: { Order: orderNumber, Item: lines.article.ids.receiver, Name: parties.ship-to.name } } }
            """;

    private static final String PRODUCTS_IN =
            """
            direction: in
            carries: product
            connector: { drop: { folder: products } }
            when: { every: 1s }
            format: { csv: { columns: { SKU: article.ids.supplier, GTIN: article.ids.gtin, Name: article.name } } }
            """;

    private static final String ORDERS_IN =
            """
            direction: in
            carries: order
            connector: { drop: { folder: out } }
            when: { every: 1s }
            format:
              csv:
                columns: { Order: orderNumber, To: parties.ship-to.ids.gln, Item: lines.article.ids.gtin }
                set: { lines.quantity.unit: H87, lines.quantity.value: "1" }
            """;

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void threeStores() throws Exception {
        fixture = new HubFixture(folder)
                .folders(
                        "berlin/in",
                        "berlin/products",
                        "wien/in",
                        "wien/products",
                        "bern-2/in",
                        "bern-2/products",
                        "head/out")
                .table(
                        "stores.csv",
                        "id,town,gln\nberlin,Berlin,4012345000009\nwien,Wien,4012345000016\nbern-2,Bern,4012345000023\n")
                .channel("stores.partner", STORES.formatted(folder))
                .channel("stores.orders-out", ORDERS_OUT)
                .channel("stores.products-in", PRODUCTS_IN)
                .partner("head", "{}")
                .channel("head.orders-in", ORDERS_IN)
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void bringsEachStoreItsOwnOrders() throws Exception {
        fixture.put(
                "head",
                "out/o1.csv",
                "Order,To,Item\nA-1,4012345000009,04012345123456\nA-2,4012345000016,04012345123456\n"
                        + "A-3,4012345000023,04012345123456\nA-4,4012345000016,04012345123456\n");

        HubStatus status = fixture.handled("head.orders-in", 4);

        assertThat(fixture.lines(fixture.received("berlin", "in"))).containsExactly("A-1,,Store Berlin");
        assertThat(fixture.lines(fixture.received("wien", "in"))).containsExactly("A-2,,Store Wien", "A-4,,Store Wien");
        assertThat(fixture.lines(fixture.received("bern-2", "in"))).containsExactly("A-3,,Store Bern");
        assertThat(HubFixture.count(status, "stores/wien.orders-out", State.DELIVERED))
                .isEqualTo(2);
        assertThat(HubFixture.count(status, "stores/berlin.orders-out", State.DELIVERED))
                .isEqualTo(1);
    }

    @Test
    void knowsAnArticleOfOneStoreAsThatStores() throws Exception {
        fixture.put("wien", "products/p1.csv", "SKU,GTIN,Name\nW/1,04012345123456,Chair\n");
        fixture.handled("stores/wien.products-in", 1);
        fixture.put(
                "head",
                "out/o1.csv",
                "Order,To,Item\nA-1,4012345000009,04012345123456\nA-2,4012345000016,04012345123456\n");

        fixture.handled("head.orders-in", 2);

        assertThat(fixture.lines(fixture.received("wien", "in"))).containsExactly("A-2,W/1,Store Wien");
        assertThat(fixture.lines(fixture.received("berlin", "in"))).containsExactly("A-1,,Store Berlin");
    }

    @Test
    void takesAStoreInWhileItRunsAndLeavesTheOthersAlone() throws Exception {
        fixture.folders("ulm/in", "ulm/products");
        fixture.table(
                "stores.csv",
                "id,town,gln\nberlin,Berlin,4012345000009\nulm,Ulm,4012345000030\nwien,Wien,4012345000016\n");
        fixture.apply();
        fixture.put(
                "head",
                "out/o1.csv",
                "Order,To,Item\nA-1,4012345000030,04012345123456\nA-2,4012345000016,04012345123456\n");

        HubStatus status = fixture.handled("head.orders-in", 2);

        assertThat(fixture.lines(fixture.received("ulm", "in"))).containsExactly("A-1,,Store Ulm");
        assertThat(fixture.lines(fixture.received("wien", "in"))).containsExactly("A-2,,Store Wien");
        assertThat(status.channels())
                .extracting(HubStatus.ChannelStatus::id)
                .doesNotContain("stores/bern-2.orders-out");
    }
}
