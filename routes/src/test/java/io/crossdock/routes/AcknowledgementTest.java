package io.crossdock.routes;

import static io.crossdock.routes.EdifactOrders.interchange;
import static io.crossdock.routes.EdifactOrders.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.routes.ledger.State;
import io.crossdock.routes.rerun.Criteria;
import io.crossdock.routes.rerun.Verb;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sender is told of its interchanges, and that it is told once. */
class AcknowledgementTest {

    private static final String DEALER = "4098765000003";

    private static final String ORDERS_IN =
            """
            direction: in
            carries: order
            connector: { drop: { folder: out } }
            when: { every: 1s }
            format: { edifact: { message: ORDERS, release: D.96A } }
            on-bad-data: refuse
            acknowledge: { with: [CONTRL], via: acks-out }
            """;

    private static final String ACKS_OUT =
            """
            direction: out
            carries: acknowledgement
            connector: { drop: { folder: acks } }
            format: { edifact: { release: D.96A } }
            """;

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void aDealerWhoWantsToBeTold() throws Exception {
        fixture = new HubFixture(folder)
                .folders("suedhandel/out", "suedhandel/acks", "suedhandel/x12", "nordwind/orders")
                .partner("suedhandel", "{ gln: \"4098765000003\" }")
                .partner("nordwind", "{ gln: \"4012345000009\" }")
                .channel("suedhandel.orders-in", ORDERS_IN)
                .channel("suedhandel.acks-out", ACKS_OUT)
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

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void tellsTheSenderOnceThatAllIsAccepted() throws Exception {
        fixture.put(
                "suedhandel",
                "out/o.edi",
                interchange(DEALER, "R1", order("S-1", DEALER, "1"), order("S-2", DEALER, "2")));

        fixture.handled("suedhandel.orders-in", 2);

        assertThat(acknowledgement())
                .contains("UNB+UNOC:3+4099999000005:14+4098765000003:14+")
                .contains("UNH+1+CONTRL:D:3:UN'UCI+R1+4098765000003:14+4099999000005:14+7'")
                .contains("UCM+1+ORDERS:D:96A:UN+7'UCM+2+ORDERS:D:96A:UN+7'");
        assertThat(HubFixture.count(fixture.settled(), "suedhandel.acks-out", State.DELIVERED))
                .isEqualTo(1);
    }

    @Test
    void rejectsTheBadOrderOfThreeAndAcceptsTheOthers() throws Exception {
        fixture.put(
                "suedhandel",
                "out/o.edi",
                interchange(
                        DEALER,
                        "R1",
                        order("S-1", DEALER, "1"),
                        order("S-2", DEALER, "two"),
                        order("S-3", DEALER, "3")));

        fixture.handled("suedhandel.orders-in", 3);

        assertThat(acknowledgement())
                .contains("UCI+R1+4098765000003:14+4099999000005:14+7'")
                .contains("UCM+1+ORDERS:D:96A:UN+7'UCM+2+ORDERS:D:96A:UN+4'UCS+7'UCD+37+1:2'")
                .contains("UCM+3+ORDERS:D:96A:UN+7'");
        assertThat(fixture.lines(fixture.received("nordwind", "orders"))).containsExactly("S-1,1", "S-3,3");
        assertThat(fixture.hub().refused()).hasSize(1);
    }

    @Test
    void speaksOfTheMessagesThatHaveANameWhateverStandsBesideThem() throws Exception {
        fixture.put(
                "suedhandel",
                "out/o.edi",
                interchange(DEALER, "R1", order("S-1", DEALER, "1"), "FTX+AAI+++outside of messages'"));

        fixture.handled("suedhandel.orders-in", 2);

        assertThat(acknowledgement()).contains("+7'UCM+1+ORDERS:D:96A:UN+7'UNT+4+1'");
        assertThat(fixture.hub().refused()).hasSize(1);
    }

    @Test
    void tellsNoSenderOfWhatIsOursToRepair() throws Exception {
        fixture.channel("suedhandel.orders-in", ORDERS_IN.replace("refuse", "repair"))
                .apply();
        fixture.put(
                "suedhandel",
                "out/o.edi",
                interchange(DEALER, "R1", order("S-1", DEALER, "1"), order("S-2", DEALER, "two")));

        HubStatus status = fixture.handled("suedhandel.orders-in", 2);

        assertThat(acknowledgement()).contains("UCM+1+ORDERS:D:96A:UN+7'UCM+2+ORDERS:D:96A:UN+7'");
        assertThat(status.parked()).hasSize(1);
    }

    @Test
    void rejectsWhatIsWrongInTheBusinessByAnotherMessageThanWhatCannotBeRead() throws Exception {
        fixture.channel(
                        "suedhandel.orders-in",
                        ORDERS_IN.replace("[CONTRL]", "[CONTRL, APERAK], for: faults")
                                + "checks: { units: { known: [KGM], otherwise: park } }\n")
                .apply();
        fixture.put("suedhandel", "out/o.edi", interchange(DEALER, "R1", order("S-1", DEALER, "1")));

        fixture.handled("suedhandel.orders-in", 1);

        assertThat(acknowledgement())
                .contains("+APERAK:D:96A:UN'")
                .contains("S-1")
                .doesNotContain("CONTRL");
        assertThat(fixture.hub().refused()).hasSize(1);
    }

    @Test
    void givesTheSameAnswerAgainToASenderWhoMissedIt() throws Exception {
        String interchange = interchange(DEALER, "R1", order("S-1", DEALER, "1"));
        fixture.put("suedhandel", "out/o.edi", interchange);
        fixture.handled("suedhandel.orders-in", 1);
        String first = acknowledgement();
        Files.delete(folder.resolve("suedhandel/acks/acks-out-000001.edifact"));

        fixture.put("suedhandel", "out/again.edi", interchange);

        assertThat(acknowledgement()).isEqualTo(first);
        assertThat(HubFixture.count(fixture.settled(), "suedhandel.acks-out", State.DELIVERED))
                .isEqualTo(1);
        assertThat(fixture.lines(fixture.received("nordwind", "orders"))).containsExactly("S-1,1");
    }

    @Test
    void sendsWhatCouldNotBeWrittenOnceItsChannelIsMended() throws Exception {
        fixture.channel("suedhandel.acks-out", ACKS_OUT.replace("D.96A", "D.96A, syntax: \"UNOA:3\""))
                .apply();
        fixture.put("suedhandel", "out/o.edi", interchange(DEALER, "r1", order("S-1", DEALER, "1")));
        HubStatus.ParkedStatus parked =
                fixture.handled("suedhandel.orders-in", 1).parked().get(0);
        assertThat(parked.channel()).isEqualTo("suedhandel.acks-out");
        assertThat(fixture.received("suedhandel", "acks")).isEmpty();
        fixture.channel("suedhandel.acks-out", ACKS_OUT).apply();

        fixture.again(Verb.REPROCESS, parked.document());

        assertThat(acknowledgement()).contains("UCI+r1+");
        assertThat(fixture.settled().parked()).isEmpty();
    }

    @Test
    void sendsOnceMoreWhatAPersonAsksFor() throws Exception {
        fixture.put("suedhandel", "out/o.edi", interchange(DEALER, "R1", order("S-1", DEALER, "1")));
        fixture.handled("suedhandel.orders-in", 1);
        String first = acknowledgement();
        Files.delete(folder.resolve("suedhandel/acks/acks-out-000001.edifact"));

        fixture.run(fixture.preview(Verb.RESEND, Criteria.of("CONTRL R1"), true));

        assertThat(acknowledgement()).isEqualTo(first);
    }

    @Test
    void answersAnX12GroupWithWhatBecameOfItsSets() throws Exception {
        fixture.partner("ostmarkt", "{ edi: OSTMARKT }")
                .folders("ostmarkt/out", "ostmarkt/acks")
                .channel(
                        "ostmarkt.orders-in",
                        ORDERS_IN
                                .replace("edifact: { message: ORDERS, release: D.96A }", "x12: { message: 850 }")
                                .replace("[CONTRL]", "[997]"))
                .channel(
                        "ostmarkt.acks-out",
                        ACKS_OUT.replace("edifact: { release: D.96A }", "x12: { message: 997, release: 4010 }"))
                .apply();
        fixture.put("ostmarkt", "out/o.x12", purchaseOrders("7", "X"));

        fixture.handled("ostmarkt.orders-in", 2);

        Map<String, String> files = fixture.received("ostmarkt", "acks");
        assertThat(files).hasSize(1);
        assertThat(files.values().iterator().next())
                .contains("*ZZ*US             *ZZ*OSTMARKT       *")
                .contains("AK1*PO*5*004010~AK2*850*0001~AK5*A~AK2*850*0002~AK3*PO1*5**8~AK4*2**6~")
                .contains("AK5*R")
                .contains("AK9*P*2*2*1~");
    }

    @Test
    void sendsWhatWasNotSentWhenTheHubStoppedAndNothingTwice() throws Exception {
        Files.delete(folder.resolve("suedhandel/acks"));
        fixture.put("suedhandel", "out/o.edi", interchange(DEALER, "R1", order("S-1", DEALER, "1")));
        Awaitility.await()
                .until(() -> fixture.received("suedhandel", "out").isEmpty()
                        && fixture.received("nordwind", "orders").size() == 1);
        fixture.hub().close();
        asIfNotFinished();

        fixture.start().folders("suedhandel/acks");
        fixture.handled("suedhandel.orders-in", 1);

        assertThat(acknowledgement()).contains("UCI+R1+");
        fixture.hub().close();
        asIfNotFinished();
        fixture.start();
        fixture.settled();
        assertThat(acknowledgement()).contains("UCI+R1+");
        assertThat(fixture.lines(fixture.received("nordwind", "orders"))).containsExactly("S-1,1");
    }

    /** As if the hub had died before it noted that it was through with what it had committed. */
    private void asIfNotFinished() throws SQLException {
        try (Connection database = DriverManager.getConnection(
                        "jdbc:h2:file:" + folder.resolve("data/database/crossdock")
                                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                        "crossdock",
                        "");
                Statement statement = database.createStatement()) {
            assertThat(statement.executeUpdate("update intake_transmission set state = 'OPEN'"))
                    .isEqualTo(1);
        }
    }

    /** The only one that the dealer got. */
    private String acknowledgement() {
        Awaitility.await().until(() -> !fixture.received("suedhandel", "acks").isEmpty());
        fixture.settled();
        Map<String, String> files = fixture.received("suedhandel", "acks");
        assertThat(files).hasSize(1);
        return files.values().iterator().next();
    }

    private static String purchaseOrders(String... quantities) {
        StringBuilder text = new StringBuilder(
                "ISA*00*          *00*          *ZZ*OSTMARKT       *ZZ*US             *261122*1200*U*00401*000000001*0*P*>~"
                        + "GS*PO*OSTMARKT*US*20261122*1200*5*X*004010~");
        for (int i = 1; i <= quantities.length; i++) {
            text.append("ST*850*000" + i + "~BEG*00*SA*O-" + i + "**20261122~N1*BY**UL*4077777000008~"
                    + "N1*SU**UL*4012345000009~PO1*1*" + quantities[i - 1] + "*EA***UP*400123456782~CTT*1~SE*7*000" + i
                    + "~");
        }
        return text.append("GE*" + quantities.length + "*5~IEA*1*000000001~").toString();
    }
}
