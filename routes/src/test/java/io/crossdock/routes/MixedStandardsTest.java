package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.routes.ledger.State;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interchanges of several standards in one file of a mailbox: each is taken by its channel, and its sender is told. */
class MixedStandardsTest {

    private static final String DEALER = "4098765000003";

    private static final String ORDERS_IN =
            """
            direction: in
            carries: order
            connector: { editel/drop: { folder: mailbox } }
            when: { every: 1s }
            format: { FORMAT }
            on-bad-data: refuse
            acknowledge: { with: [WITH], via: acks-out }
            """;

    private static final String ACKS_OUT =
            """
            direction: out
            carries: acknowledgement
            connector: { drop: { folder: acks } }
            format: { FORMAT }
            """;

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void mailboxOfTwoStandards() throws Exception {
        fixture = new HubFixture(folder)
                .folders("editel/mailbox", "nordwind/orders", "suedhandel/acks", "ostmarkt/acks")
                .partner("editel", "{}")
                .partner("nordwind", "{ gln: \"4012345000009\" }")
                .partner("suedhandel", "{ gln: \"" + DEALER + "\" }")
                .partner("ostmarkt", "{ edi: OSTMARKT }")
                .channel("suedhandel.orders-in", ordersIn("edifact: { message: ORDERS, release: D.96A }", "CONTRL"))
                .channel("suedhandel.acks-out", ACKS_OUT.replace("FORMAT", "edifact: { release: D.96A }"))
                .channel("ostmarkt.orders-in", ordersIn("x12: { message: 850 }", "997"))
                .channel("ostmarkt.acks-out", ACKS_OUT.replace("FORMAT", "x12: { message: 997, release: 4010 }"))
                .channel(
                        "nordwind.orders-out",
                        """
                        direction: out
                        carries: order
                        connector: { drop: { folder: orders } }
                        format: { csv: { columns: { Order: orderNumber, Qty: lines.quantity.value } } }
                        """)
                .start();
    }

    private static String ordersIn(String format, String with) {
        return ORDERS_IN.replace("FORMAT", format).replace("WITH", with);
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void takesEachInterchangeAndTellsEachSenderOfItsOwnMessages() throws Exception {
        fixture.put(
                "editel",
                "mailbox/m.edi",
                edifact("R1", EdifactOrders.order("S-1", DEALER, "1"), EdifactOrders.order("S-2", DEALER, "two"))
                        + X12Orders.interchange(
                                "OSTMARKT",
                                "000000005",
                                X12Orders.order("O-1", "7"),
                                X12Orders.order("O-2", "8"),
                                X12Orders.order("O-3", "nine"))
                        + "\n"
                        + edifact("R2", EdifactOrders.order("S-3", DEALER, "3")));

        fixture.handled("suedhandel.orders-in", 3);
        fixture.handled("ostmarkt.orders-in", 3);
        Awaitility.await()
                .until(() -> fixture.received("suedhandel", "acks").size() == 2
                        && fixture.received("ostmarkt", "acks").size() == 1);

        assertThat(fixture.lines(fixture.received("nordwind", "orders")))
                .containsExactlyInAnyOrder("S-1,1", "O-1,7", "O-2,8", "S-3,3");
        assertThat(fixture.received("suedhandel", "acks").values())
                .anySatisfy(text -> assertThat(text)
                        .contains("UCI+R1+")
                        .contains("UCM+1+ORDERS:D:96A:UN+7'UCM+2+ORDERS:D:96A:UN+4'"))
                .anySatisfy(text -> assertThat(text).contains("UCI+R2+").contains("+7'UCM+1+ORDERS:D:96A:UN+7'UNT"));
        assertThat(fixture.received("ostmarkt", "acks").values())
                .singleElement()
                .asString()
                .contains("AK2*850*0001~AK5*A~AK2*850*0002~AK5*A~AK2*850*0003~AK3*PO1*5**8~AK4*2**6~")
                .contains("AK9*P*3*3*2~");
        HubStatus status = fixture.settled();
        assertThat(status.parked()).isEmpty();
        assertThat(fixture.hub().refused()).hasSize(2);
    }

    @Test
    void givesBothTheirAnswersAgainWhenTheSameFileComesAgain() throws Exception {
        String file = edifact("R1", EdifactOrders.order("S-1", DEALER, "1"))
                + X12Orders.interchange("OSTMARKT", "000000005", X12Orders.order("O-1", "7"));
        fixture.put("editel", "mailbox/m.edi", file);
        fixture.handled("suedhandel.orders-in", 1);
        fixture.handled("ostmarkt.orders-in", 1);

        fixture.put("editel", "mailbox/again.edi", "\n" + file);
        Awaitility.await().until(() -> fixture.received("editel", "mailbox").isEmpty());
        HubStatus status = fixture.settled();

        assertThat(fixture.lines(fixture.received("nordwind", "orders"))).containsExactlyInAnyOrder("S-1,1", "O-1,7");
        for (String channel : new String[] {"suedhandel.acks-out", "ostmarkt.acks-out"}) {
            assertThat(HubFixture.count(status, channel, State.DELIVERED)).isEqualTo(1);
            assertThat(HubFixture.count(status, channel, State.RESENT)).isEqualTo(1);
        }
        assertThat(status.parked()).isEmpty();
    }

    @Test
    void parksAnInterchangeOfAStandardThatNobodyReadsAndTakesTheOthers() throws Exception {
        fixture.put(
                "editel",
                "mailbox/m.edi",
                edifact("R1", EdifactOrders.order("S-1", DEALER, "1"))
                        + "STX=ANA:1+5000000000000:SOMEBODY+5010000000000:US+261122:120000+000007'MHD=1+ORDHDR:9'"
                        + "MTR=2'END=1'"
                        + edifact("R2", EdifactOrders.order("S-2", DEALER, "2")));

        fixture.handled("suedhandel.orders-in", 2);
        HubStatus status = fixture.settled();

        assertThat(fixture.lines(fixture.received("nordwind", "orders"))).containsExactlyInAnyOrder("S-1,1", "S-2,2");
        assertThat(status.parked()).singleElement().satisfies(parked -> {
            assertThat(parked.problems().get(0).code().id()).isEqualTo("NO-CHANNEL-FITS");
            assertThat(parked.problems().get(0).message()).contains("reads tradacoms");
            assertThat(parked.problems().get(0).at().line()).isEqualTo(2);
        });
    }

    @Test
    void endsAnInterchangeWithoutTrailerWhereAnotherStandardBegins() throws Exception {
        String file = edifact("R1", EdifactOrders.order("S-1", DEALER, "1"), EdifactOrders.order("S-2", DEALER, "2"));
        fixture.put(
                "editel",
                "mailbox/m.edi",
                file.substring(0, file.indexOf("UNT+9+2'"))
                        + X12Orders.interchange("OSTMARKT", "000000005", X12Orders.order("O-1", "7")));

        fixture.handled("ostmarkt.orders-in", 1);
        fixture.settled();

        Map<String, String> orders = fixture.received("nordwind", "orders");
        assertThat(fixture.lines(orders)).containsExactlyInAnyOrder("S-1,1", "O-1,7");
        assertThat(fixture.hub().refused())
                .extracting(refused -> refused.problems().get(0).code().id())
                .containsExactlyInAnyOrder("EDIFACT-UNT-MISSING", "EDIFACT-UNZ-MISSING");
        assertThat(fixture.hub().refused().get(0).problems().get(0).message()).contains("an interchange of x12 comes");
    }

    private static String edifact(String reference, String... orders) {
        return EdifactOrders.interchange(DEALER, reference, orders);
    }
}
