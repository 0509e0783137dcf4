package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.routes.rerun.Criteria;
import io.crossdock.routes.rerun.Rerun;
import io.crossdock.routes.rerun.Verb;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders are held against the prices and packs that suppliers told before. */
class KnownArticlesTest {

    private static final String PRICES =
            """
            [ { "kind": "product", "article": { "ids": { "supplier": "K-1" } }, "unit": "H87", "packs": [ { "unit": "XCT", "factor": 6 } ] },
              { "kind": "price", "article": { "ids": { "supplier": "K-1" } }, "amount": { "amount": AMOUNT, "currency": "EUR" } } ]
            """;

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void aSupplierAndADealerWhoseOrdersAreCompared() throws Exception {
        fixture = new HubFixture(folder)
                .folders("nordwind/list", "nordwind/orders", "suedhandel/out")
                .partner("nordwind", "{}")
                .partner("suedhandel", "{}")
                .channel(
                        "nordwind.list-in",
                        """
                        direction: in
                        carries: [product, price]
                        connector: { drop: { folder: list } }
                        when: { every: 1s }
                        format: { json: {} }
                        """)
                .channel(
                        "suedhandel.orders-in",
                        """
                        direction: in
                        carries: order
                        connector: { drop: { folder: out } }
                        when: { every: 1s }
                        format: { json: {} }
                        checks: { prices: park-line, packs: park-line }
                        """)
                .channel(
                        "nordwind.orders-out",
                        """
                        direction: out
                        carries: order
                        connector: { drop: { folder: orders } }
                        format: { csv: { columns: { Order: orderNumber, Line: lines.number, Qty: lines.quantity.value } } }
                        """)
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void parksTheLinesWhosePriceIsNotTheListsOrWhosePackIsBroken() throws Exception {
        list("1.json", "12.50");

        order("A-1", line(1, 6, "12.50"), line(2, 6, "11"), line(3, 7, "12.50"));
        HubStatus status = fixture.handled("suedhandel.orders-in", 3);

        assertThat(fixture.lines(fixture.received("nordwind", "orders"))).containsExactly("A-1,1,6");
        assertThat(status.parked())
                .extracting(parked -> parked.problems().get(0).code().id())
                .containsExactlyInAnyOrder("PRICE-DIFFERS", "PACK-BROKEN");
    }

    @Test
    void aLineThatWasLeftOutGoesAgainWithItsOrder() throws Exception {
        list("1.json", "12.50");
        order("A-1", line(1, 6, "12.50"), line(2, 6, "11"));
        HubStatus status = fixture.handled("suedhandel.orders-in", 2);
        String left = status.parked().get(0).document();

        Rerun preview = fixture.preview(Verb.REPROCESS, Criteria.of(left), true);

        assertThat(left).matches("[a-z0-9]+-\\d+\\.2"); // it stands in addresses of pages
        assertThat(fixture.documents(preview))
                .singleElement()
                .satisfies(one -> assertThat(one.subject().document()).isEqualTo(left.substring(0, left.indexOf('.'))));
    }

    @Test
    void comparesWithTheNewestPriceAfterARestartToo() throws Exception {
        list("1.json", "12.50");
        list("2.json", "13");
        fixture.restart();

        order("A-1", line(1, 6, "12.50"));
        HubStatus status = fixture.handled("suedhandel.orders-in", 1);

        assertThat(status.parked()).singleElement().satisfies(parked -> assertThat(
                        parked.problems().get(0).message())
                .contains("none of those known: 13 EUR for 1 H87"));
        assertThat(fixture.received("nordwind", "orders")).isEmpty();
    }

    private void list(String name, String amount) throws Exception {
        fixture.put("nordwind", "list/" + name, PRICES.replace("AMOUNT", amount));
        Awaitility.await().until(() -> fixture.received("nordwind", "list").isEmpty());
        fixture.settled();
    }

    private void order(String number, String... lines) throws Exception {
        fixture.put(
                "suedhandel",
                "out/" + number + ".json",
                "[ { \"kind\": \"order\", \"orderNumber\": \"" + number + "\", \"currency\": \"EUR\","
                        + " \"parties\": { \"supplier\": { \"partner\": \"nordwind\" } }, \"lines\": [ "
                        + String.join(", ", lines) + " ] } ]");
    }

    private static String line(int number, int quantity, String price) {
        return "{ \"number\": \"" + number
                + "\", \"article\": { \"ids\": { \"supplier\": \"K-1\" } }, \"quantity\": { \"value\": " + quantity
                + " }, \"price\": " + price + " }";
    }
}
