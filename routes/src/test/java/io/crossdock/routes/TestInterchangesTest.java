package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.routes.ledger.State;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interchanges whose envelope says that they are a test, of dealers who send what is meant through the same folder. */
class TestInterchangesTest {

    private static final String DEALER = "4098765000003";

    private static final String IN =
            """
            direction: in
            carries: KIND
            connector: { drop: { folder: out } }
            when: { every: 1s }
            format: { FORMAT }
            """;

    private static final String ACKNOWLEDGED =
            """
            on-bad-data: refuse
            acknowledge: { with: [WITH], via: acks-out }
            """;

    private static final String OUT =
            """
            direction: out
            carries: order
            where: { WHERE }
            connector: { drop: { folder: PLACE } }
            format: { csv: { columns: { Order: orderNumber, Qty: lines.quantity.value } } }
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
    void dealersAndReceivers() throws Exception {
        fixture = new HubFixture(folder)
                .folders("suedhandel/out", "suedhandel/acks", "ostmarkt/out", "ostmarkt/acks")
                .folders("erp/all", "erp/live", "erp/sandbox", "erp/both", "erp/written", "erp/stock")
                .partner("erp", "{ gln: \"4012345000009\", edi: ERP }")
                .partner("suedhandel", "{ gln: \"" + DEALER + "\" }")
                .partner("ostmarkt", "{ edi: OSTMARKT }")
                .channel("suedhandel.orders-in", in("order", "edifact: { message: ORDERS }") + acknowledged("CONTRL"))
                .channel("suedhandel.acks-out", ACKS_OUT.replace("FORMAT", "edifact: { release: D.96A }"))
                .channel("ostmarkt.orders-in", in("order", "x12: { message: 850 }") + acknowledged("997"))
                .channel("ostmarkt.acks-out", ACKS_OUT.replace("FORMAT", "x12: { message: 997, release: 4010 }"))
                .channel("ostmarkt.stock-in", in("stock", "x12: { message: 846, complete: true }"))
                .channel(
                        "erp.stock-out",
                        """
                        direction: out
                        carries: stock
                        connector: { drop: { folder: stock } }
                        format: { csv: { columns: { Item: article.ids.supplier, Left: buckets.available } } }
                        """)
                .channel("erp.all-out", out("all", "").replace("where: {  }\n", ""))
                .channel("erp.live-out", out("live", "test: false"))
                .channel("erp.sandbox-out", out("sandbox", "test: true"))
                .channel("erp.both-out", out("both", "test: [true, false]"))
                .channel(
                        "erp.written-out",
                        """
                        direction: out
                        carries: order
                        where: { test: true }
                        connector: { drop: { folder: written } }
                        format: { edifact: { message: ORDERS, release: D.96A, sender: HUB } }
                        """)
                .start();
    }

    private static String in(String kind, String format) {
        return IN.replace("KIND", kind).replace("FORMAT", format);
    }

    private static String acknowledged(String with) {
        return ACKNOWLEDGED.replace("WITH", with);
    }

    private static String out(String place, String where) {
        return OUT.replace("PLACE", place).replace("WHERE", where);
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void reachOnlyTheChannelsThatAskForTests() throws Exception {
        fixture.put("suedhandel", "out/1.edi", test(edifact("R1", EdifactOrders.order("S-1", DEALER, "1"))));
        fixture.put("suedhandel", "out/2.edi", edifact("R2", EdifactOrders.order("S-2", DEALER, "2")));
        fixture.put("ostmarkt", "out/1.x12", testX12(x12("000000005", X12Orders.order("O-1", "7"))));
        fixture.put("ostmarkt", "out/2.x12", x12("000000006", X12Orders.order("O-2", "8")));
        fixture.handled("suedhandel.orders-in", 2);
        fixture.handled("ostmarkt.orders-in", 2);

        assertThat(arrived("all")).containsExactlyInAnyOrder("S-2,2", "O-2,8");
        assertThat(arrived("live")).containsExactlyInAnyOrder("S-2,2", "O-2,8");
        assertThat(arrived("sandbox")).containsExactlyInAnyOrder("S-1,1", "O-1,7");
        assertThat(arrived("both")).containsExactlyInAnyOrder("S-1,1", "S-2,2", "O-1,7", "O-2,8");
    }

    @Test
    void areWrittenAndAcknowledgedAsTests() throws Exception {
        fixture.put("suedhandel", "out/1.edi", test(edifact("R1", EdifactOrders.order("S-1", DEALER, "1"))));
        fixture.put("ostmarkt", "out/1.x12", testX12(x12("000000005", X12Orders.order("O-1", "7"))));
        fixture.handled("suedhandel.orders-in", 1);
        fixture.handled("ostmarkt.orders-in", 1);
        Awaitility.await()
                .atMost(HubFixture.PATIENCE)
                .until(() -> !fixture.received("suedhandel", "acks").isEmpty()
                        && !fixture.received("ostmarkt", "acks").isEmpty());

        assertThat(fixture.received("erp", "written").values()).hasSize(2).allSatisfy(text -> assertThat(text)
                .containsPattern("UNB\\+UNOC:3\\+HUB\\+[^']*\\+1'"));
        assertThat(fixture.received("suedhandel", "acks").values())
                .singleElement()
                .asString()
                .containsPattern("UNB\\+[^']*\\+1'")
                .contains("UCM+1+ORDERS:D:96A:UN+7'");
        assertThat(fixture.received("ostmarkt", "acks").values())
                .singleElement()
                .asString()
                .contains("*T*")
                .contains("AK9*A*1*1*1~");
    }

    @Test
    void areDiscardedWhereNobodyAsksForThemAndShown() throws Exception {
        for (String channel : List.of("sandbox-out", "both-out", "written-out")) {
            java.nio.file.Files.delete(folder.resolve("config/partners/erp/" + channel + ".yaml"));
        }
        fixture.apply();
        fixture.put("suedhandel", "out/1.edi", test(edifact("R1", EdifactOrders.order("S-1", DEALER, "1"))));

        var status = fixture.handled("suedhandel.orders-in", 1);

        assertThat(status.balances())
                .filteredOn(balance -> balance.name().equals("flow"))
                .singleElement()
                .satisfies(flow -> assertThat(flow.right()).containsEntry("discarded", 1L));
        assertThat(fixture.hub().unended("suedhandel.orders-in", LocalDate.EPOCH))
                .isEmpty();
        assertThat(status.parked()).isEmpty();
        assertThat(arrived("all")).isEmpty();
        assertThat(arrived("live")).isEmpty();
    }

    /** As a partner does who goes live. */
    @Test
    void leaveTheirNumbersToWhatIsMeant() throws Exception {
        fixture.put("suedhandel", "out/1.edi", test(edifact("R1", EdifactOrders.order("S-1", DEALER, "1"))));
        fixture.handled("suedhandel.orders-in", 1);
        fixture.put("suedhandel", "out/2.edi", edifact("R2", EdifactOrders.order("S-1", DEALER, "1")));
        fixture.handled("suedhandel.orders-in", 2);
        fixture.put("suedhandel", "out/3.edi", test(edifact("R3", EdifactOrders.order("S-1", DEALER, "1"))));

        var status = fixture.handled("suedhandel.orders-in", 3);

        assertThat(arrived("live")).containsExactly("S-1,1");
        assertThat(arrived("sandbox")).containsExactly("S-1,1");
        assertThat(HubFixture.count(status, "suedhandel.orders-in", State.DUPLICATE))
                .isEqualTo(1);
        assertThat(status.parked()).isEmpty();
    }

    @Test
    void takeNothingOutOfALiveList() throws Exception {
        fixture.put("ostmarkt", "out/1.x12", stock("000000005", "A1", "A2"));
        fixture.handled("ostmarkt.stock-in", 2);
        fixture.put("ostmarkt", "out/2.x12", testX12(stock("000000006", "A2", "A3")));
        fixture.handled("ostmarkt.stock-in", 4);
        fixture.put("ostmarkt", "out/3.x12", stock("000000007", "A1", "A2"));
        fixture.handled("ostmarkt.stock-in", 6);

        assertThat(arrived("stock")).containsExactlyInAnyOrder("A1,5", "A2,5", "A1,7", "A2,7");
    }

    /** A list of all that there is; so much of each as its number says. */
    private static String stock(String number, String... articles) {
        int count = Integer.parseInt(number);
        StringBuilder text = new StringBuilder(
                "ISA*00*          *00*          *ZZ*OSTMARKT       *ZZ*US             *261122*1200*U*00401*" + number
                        + "*0*P*>~GS*IB*OSTMARKT*US*20261122*1200*" + count + "*X*004010~ST*846*0001~BIA*00*DD*L"
                        + count + "*20261122*12000" + count + "~N1*WH**92*W1~");
        for (String article : articles) {
            text.append("LIN**VN*" + article + "~QTY*33*" + count + "*EA~");
        }
        return text.append("CTT*" + articles.length + "~SE*" + (5 + 2 * articles.length) + "*0001~GE*1*" + count
                        + "~IEA*1*" + number + "~")
                .toString();
    }

    private List<String> arrived(String place) {
        return fixture.lines(fixture.received("erp", place));
    }

    private static String edifact(String reference, String... orders) {
        return EdifactOrders.interchange(DEALER, reference, orders);
    }

    private static String x12(String number, String... orders) {
        return X12Orders.interchange("OSTMARKT", number, orders);
    }

    /** With the test indicator, the last of UNB. */
    private static String test(String interchange) {
        return interchange.replaceFirst("(UNB[^']*)'", "$1++++++1'");
    }

    /** With the test indicator, ISA15. */
    private static String testX12(String interchange) {
        return interchange.replaceFirst("\\*P\\*>~", "*T*>~");
    }
}
