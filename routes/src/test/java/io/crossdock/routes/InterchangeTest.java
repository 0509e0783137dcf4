package io.crossdock.routes;

import static io.crossdock.routes.EdifactOrders.interchange;
import static io.crossdock.routes.EdifactOrders.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.routes.HubStatus.ParkedStatus;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.rerun.Verb;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many senders share one mailbox; the envelopes say whose is whose. */
class InterchangeTest {

    private static final String ORDERS_IN =
            """
            direction: in
            carries: order
            connector: { editel/drop: { folder: mailbox } }
            when: { every: 1s }
            format: { edifact: { message: ORDERS, release: D.96A } }
            """;

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void mailboxOfTwoDealers() throws Exception {
        fixture = new HubFixture(folder)
                .folders("editel/mailbox", "nordwind/orders")
                .partner("editel", "{}")
                .partner("nordwind", "{ gln: \"4012345000009\" }")
                .partner("suedhandel", "{ gln: \"4098765000003\" }")
                .partner("westmarkt", "{ gln: \"4055555000001\" }")
                .channel("suedhandel.orders-in", ORDERS_IN)
                .channel("westmarkt.orders-in", ORDERS_IN)
                .channel(
                        "nordwind.orders-out",
                        """
                        direction: out
                        carries: order
                        connector: { drop: { folder: orders } }
                        format:
                          csv: { columns: { Order: orderNumber, Buyer: parties.buyer.ids.gln, Qty: lines.quantity.value } }
                        """)
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void bringsEachSendersMessageToItsChannelAndParksTheUnknownSendersWithAProposal() throws Exception {
        fixture.put(
                "editel",
                "mailbox/m1.edi",
                interchange("4098765000003", "R1", order("S-1", "4098765000003", "1"))
                        + interchange("4055555000001", "R1", order("W-1", "4055555000001", "2"))
                        + interchange("4099999999995", "R1", order("U-1", "4099999999995", "3")));

        fixture.handled("suedhandel.orders-in", 1);
        HubStatus status = fixture.handled("westmarkt.orders-in", 1);

        assertThat(fixture.lines(fixture.received("nordwind", "orders")))
                .containsExactlyInAnyOrder("S-1,4098765000003,1", "W-1,4055555000001,2");
        assertThat(status.parked()).singleElement().satisfies(parked -> {
            assertThat(parked.problems().get(0).code().id()).isEqualTo("NO-CHANNEL-FITS");
            assertThat(parked.problems().get(0).message())
                    .contains("4099999999995")
                    .contains("direction: in")
                    .contains("expect: { sender: \"4099999999995:14\" }")
                    .contains("editel/drop: { folder: mailbox");
        });
    }

    @Test
    void readsWhateverStandardAFileOfTheMailboxIsIn() throws Exception {
        fixture.partner("ostmarkt", "{ edi: OSTMARKT }")
                .channel(
                        "ostmarkt.orders-in",
                        ORDERS_IN.replace("edifact: { message: ORDERS, release: D.96A }", "x12: { message: 850 }"))
                .apply();
        fixture.put("editel", "mailbox/m1.edi", interchange("4098765000003", "R1", order("S-1", "4098765000003", "1")));
        fixture.put("editel", "mailbox/m2.x12", purchaseOrder("OSTMARKT", "O-1", "4077777000008", "7"));
        fixture.put("editel", "mailbox/m3.x12", purchaseOrder("WHOEVER", "N-1", "4077777000008", "7"));

        fixture.handled("suedhandel.orders-in", 1);
        HubStatus status = fixture.handled("ostmarkt.orders-in", 1);
        org.awaitility.Awaitility.await()
                .until(() -> fixture.received("editel", "mailbox").isEmpty());

        assertThat(fixture.lines(fixture.received("nordwind", "orders")))
                .containsExactlyInAnyOrder("S-1,4098765000003,1", "O-1,4077777000008,7");
        status = fixture.settled();
        assertThat(status.parked()).singleElement().satisfies(parked -> assertThat(
                        parked.problems().get(0).message())
                .contains("takes 850 004010 from WHOEVER:ZZ")
                .contains("format: { x12: { message: 850"));
    }

    @Test
    void bringsAMessageToTheChannelThatCarriesWhatItHolds() throws Exception {
        String unnamed = ORDERS_IN.replace("edifact: { message: ORDERS, release: D.96A }", "edifact: {}");
        fixture.channel("suedhandel.answers-in", unnamed.replace("carries: order", "carries: order-response"))
                .channel("suedhandel.orders-in", unnamed)
                .apply();
        fixture.put("editel", "mailbox/m1.edi", interchange("4098765000003", "R1", order("S-1", "4098765000003", "1")));

        HubStatus status = fixture.handled("suedhandel.orders-in", 1);

        assertThat(fixture.lines(fixture.received("nordwind", "orders"))).containsExactly("S-1,4098765000003,1");
        assertThat(status.parked()).isEmpty();
    }

    @Test
    void takesAParkedMessageOnceItsChannelIsThere() throws Exception {
        fixture.put(
                "editel",
                "mailbox/m1.edi",
                interchange("4098765000003", "R1", order("S-1", "4098765000003", "1"))
                        + interchange("4099999999995", "R1", order("U-1", "4099999999995", "3")));
        ParkedStatus parked =
                fixture.handled("suedhandel.orders-in", 1).parked().get(0);
        fixture.partner("neukunde", "{ gln: \"4099999999995\" }").channel("neukunde.orders-in", ORDERS_IN);
        fixture.apply();

        fixture.again(Verb.REPROCESS, parked.document());

        HubStatus status = fixture.handled("neukunde.orders-in", 1);
        assertThat(fixture.lines(fixture.received("nordwind", "orders")))
                .containsExactlyInAnyOrder("S-1,4098765000003,1", "U-1,4099999999995,3");
        assertThat(status.parked()).isEmpty();
        assertThat(HubFixture.count(status, "suedhandel.orders-in", State.DUPLICATE))
                .isEqualTo(1);
    }

    @Test
    void refusesTheSameReferenceWithOtherBytes() throws Exception {
        fixture.put("editel", "mailbox/m1.edi", interchange("4098765000003", "R1", order("S-1", "4098765000003", "1")));
        fixture.handled("suedhandel.orders-in", 1);
        fixture.put("editel", "mailbox/m2.edi", interchange("4098765000003", "R1", order("S-2", "4098765000003", "1")));
        org.awaitility.Awaitility.await()
                .until(() -> fixture.received("editel", "mailbox").isEmpty());

        fixture.settled();

        assertThat(fixture.lines(fixture.received("nordwind", "orders"))).containsExactly("S-1,4098765000003,1");
        assertThat(fixture.hub().refused()).singleElement().satisfies(refused -> {
            assertThat(refused.problems().get(0).code().id()).isEqualTo("INTERCHANGE-REUSED");
            assertThat(refused.name()).isEqualTo("m2.edi");
        });
    }

    @Test
    void doesNothingAboutTheSameInterchangeAgain() throws Exception {
        String interchange = interchange("4098765000003", "R1", order("S-1", "4098765000003", "1"));
        fixture.put("editel", "mailbox/m1.edi", interchange);
        fixture.handled("suedhandel.orders-in", 1);
        fixture.put("editel", "mailbox/m2.edi", interchange);
        org.awaitility.Awaitility.await()
                .until(() -> fixture.received("editel", "mailbox").isEmpty());

        HubStatus status = fixture.settled();

        assertThat(fixture.lines(fixture.received("nordwind", "orders"))).containsExactly("S-1,4098765000003,1");
        assertThat(status.parked()).isEmpty();
        assertThat(fixture.hub().refused()).isEmpty();
    }

    @Test
    void parksTheOrderWithALetterInItsQuantityAndTakesTheOthers() throws Exception {
        fixture.put(
                "editel",
                "mailbox/m1.edi",
                interchange(
                        "4098765000003",
                        "R1",
                        order("S-1", "4098765000003", "1"),
                        order("S-2", "4098765000003", "x"),
                        order("S-3", "4098765000003", "3")));

        HubStatus status = fixture.handled("suedhandel.orders-in", 3);

        assertThat(fixture.lines(fixture.received("nordwind", "orders")))
                .containsExactlyInAnyOrder("S-1,4098765000003,1", "S-3,4098765000003,3");
        assertThat(status.parked()).singleElement().satisfies(parked -> {
            assertThat(parked.number()).isEqualTo("S-2");
            assertThat(parked.problems().get(0).at().path()).contains("QTY").contains("6060");
        });
    }

    private static String purchaseOrder(String sender, String number, String buyer, String quantity) {
        return "ISA*00*          *00*          *ZZ*%-15s*ZZ*US             *261122*1200*U*00401*000000001*0*P*>~"
                        .formatted(sender)
                + "GS*PO*" + sender + "*US*20261122*1200*1*X*004010~ST*850*0001~BEG*00*SA*" + number + "**20261122~"
                + "N1*BY**UL*" + buyer + "~N1*SU**UL*4012345000009~PO1*1*" + quantity + "*EA***UP*400123456789~"
                + "CTT*1~SE*7*0001~GE*1*1~IEA*1*000000001~";
    }
}
