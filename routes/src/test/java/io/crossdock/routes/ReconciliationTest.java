package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crossdock.routes.delivery.Awaited;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.rerun.Criteria;
import io.crossdock.routes.rerun.Verb;
import io.crossdock.routes.search.Trace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What partners say to our transmissions is held against them; what nobody says in time is overdue. */
class ReconciliationTest {

    private static final String DEALER = "4098765000003";
    private static final Pattern CONTROL = Pattern.compile("UNZ\\+1\\+(\\d+)'");

    private static final String ORDERS_IN =
            """
            direction: in
            carries: order
            connector: { drop: { folder: out } }
            when: { every: 1s }
            format: { edifact: { message: ORDERS, release: D.96A } }
            acknowledge: { with: CONTRL, via: acks-out }
            """;

    private static final String ORDERS_OUT =
            """
            direction: out
            carries: order
            connector: { drop: { folder: orders } }
            format: { edifact: { message: ORDERS, release: D.96A, sender: "4099999000005:14" } }
            acknowledgement: { expect: [CONTRL, APERAK], within: 4h }
            """;

    /** That the partner wants its acknowledgements acknowledged is asking for too much. */
    private static final String ACKS_IN =
            """
            direction: in
            carries: acknowledgement
            connector: { drop: { folder: acks } }
            when: { every: 1s }
            format: edifact
            acknowledge: { with: CONTRL, via: acks-out }
            """;

    private static final String ACKS_OUT =
            """
            direction: out
            carries: acknowledgement
            connector: { drop: { folder: ours } }
            format: { edifact: { release: D.96A } }
            """;

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void aSupplierWhoAcknowledges() throws Exception {
        fixture = new HubFixture(folder)
                .folders("suedhandel/out", "suedhandel/ours", "nordwind/orders", "nordwind/acks", "nordwind/ours")
                .partner("suedhandel", "{ gln: \"" + DEALER + "\" }")
                .partner("nordwind", "{ gln: \"4012345000009\" }")
                .channel("suedhandel.orders-in", ORDERS_IN)
                .channel("nordwind.orders-out", ORDERS_OUT.replace(", APERAK", ""))
                .channel("nordwind.acks-in", ACKS_IN)
                .channel("nordwind.acks-out", ACKS_OUT)
                .channel("suedhandel.acks-out", ACKS_OUT)
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void holdsWhatIsAcceptedAgainstWhatWasSentAndAnswersNothingToIt() throws Exception {
        String reference = sent("S-1");

        fixture.put("nordwind", "acks/c.edi", control(reference, "7", "7"));
        HubStatus status = fixture.handled("nordwind.acks-in", 1);

        assertThat(HubFixture.count(status, "nordwind.orders-out", State.ACKNOWLEDGED))
                .isEqualTo(1);
        assertThat(status.parked()).isEmpty();
        assertThat(fixture.received("nordwind", "ours")).isEmpty();
        assertThat(fixture.received("suedhandel", "ours").values())
                .as("only what the dealer is told of its own order")
                .singleElement()
                .asString()
                .contains("UCI+R1+");
    }

    @Test
    void keepsARejectionForAPersonWithThePlaceInOurFile() throws Exception {
        String reference = sent("S-1");

        fixture.put("nordwind", "acks/c.edi", control(reference, "7", "4'UCS+7+12"));
        HubStatus status = fixture.handled("nordwind.acks-in", 1);

        assertThat(HubFixture.count(status, "nordwind.orders-out", State.REJECTED))
                .isEqualTo(1);
        assertThat(status.parked()).singleElement().satisfies(parked -> {
            assertThat(parked.problems().get(0).code().id()).isEqualTo("ACKNOWLEDGED-AS-REJECTED");
            assertThat(parked.problems().get(0).at().path()).isEqualTo("message 1, segment 7");
            assertThat(parked.problems().get(0).message())
                    .contains("nordwind rejects what nordwind.orders-out sent under number " + reference + " (S-1)");
        });
        assertThat(fixture.received("nordwind", "orders")).hasSize(1);
    }

    @Test
    void keepsWhatAcknowledgesNothingThatWasSent() throws Exception {
        fixture.put("nordwind", "acks/c.edi", control("4711", "7", "7"));

        HubStatus status = fixture.handled("nordwind.acks-in", 1);

        assertThat(status.parked()).singleElement().satisfies(parked -> {
            assertThat(parked.problems().get(0).code().id()).isEqualTo("ACKNOWLEDGES-NOTHING");
            assertThat(parked.problems().get(0).message()).contains("nordwind acknowledges interchange 4711");
        });
    }

    @Test
    void saysWhatIsOverdueAndTakesItWhenItComesLate() throws Exception {
        String reference = sent("S-1");
        fixture.passTime(Duration.ofHours(3));
        fixture.put("nordwind", "acks/none.edi", control("4711", "7", "7"));
        assertThat(HubFixture.count(fixture.handled("nordwind.acks-in", 1), "nordwind.orders-out", State.OVERDUE))
                .isZero();

        fixture.passTime(Duration.ofHours(2));

        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> HubFixture.count(fixture.hub().status(), "nordwind.orders-out", State.OVERDUE) == 1);
        assertThat(fixture.hub().figures().owed())
                .extracting(Awaited.Owed::channel, Awaited.Owed::level, Awaited.Owed::overdue, Awaited.Owed::count)
                .containsExactly(tuple("nordwind.orders-out", "syntax", true, 1L));
        fixture.put("nordwind", "acks/c.edi", control(reference, "7", "7"));
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> HubFixture.count(fixture.hub().status(), "nordwind.orders-out", State.ACKNOWLEDGED) == 1);
        assertThat(HubFixture.count(fixture.settled(), "nordwind.orders-out", State.OVERDUE))
                .isEqualTo(1);
    }

    @Test
    void isOwedAnewForWhatGoesAgainAndMayBeOverdueOnceMore() throws Exception {
        String reference = sent("S-1");
        fixture.passTime(Duration.ofHours(5));
        awaitOverdue(1);
        Instant due = rung().due().orElseThrow();

        sendAgain("S-1");

        assertThat(rung().state()).isEqualTo("AWAITED");
        assertThat(rung().due().orElseThrow()).isAfterOrEqualTo(due.plus(Duration.ofHours(5)));
        fixture.passTime(Duration.ofHours(5));
        awaitOverdue(2);
        fixture.put("nordwind", "acks/c.edi", control(reference, "7", "7"));
        fixture.handled("nordwind.acks-in", 1);
        assertThat(rung().state()).isEqualTo("RECEIVED");
    }

    @Test
    void isOwedAnewForWhatGoesAgainAfterItWasRejectedAndNotForWhatWasTaken() throws Exception {
        String reference = sent("S-1");
        fixture.put("nordwind", "acks/no.edi", control(reference, "7", "4'UCS+7+12"));
        fixture.handled("nordwind.acks-in", 1);
        assertThat(rung().state()).isEqualTo("REJECTED");

        sendAgain("S-1");
        assertThat(rung().state()).isEqualTo("AWAITED");
        assertThat(rung().heard()).isEmpty();
        fixture.put("nordwind", "acks/yes.edi", control(reference, "7", "7").replace("C" + reference, "D" + reference));
        fixture.handled("nordwind.acks-in", 2);
        assertThat(rung().state()).isEqualTo("RECEIVED");

        sendAgain("S-1");
        assertThat(rung().state()).isEqualTo("RECEIVED");
    }

    /** Until it has arrived. */
    private void sendAgain(String number) {
        fixture.run(fixture.preview(Verb.RESEND, Criteria.of(number), true));
        Awaitility.await()
                .atMost(HubFixture.PATIENCE)
                .until(() -> sending().state().equals("DELIVERED"));
        fixture.settled();
    }

    private void awaitOverdue(long times) {
        Awaitility.await()
                .atMost(HubFixture.PATIENCE)
                .until(() -> fixture.traces("S-1").stream()
                                .flatMap(trace -> trace.history().stream())
                                .filter(entry -> entry.state() == State.OVERDUE)
                                .count()
                        == times);
    }

    private Trace.Rung rung() {
        assertThat(sending().rungs()).hasSize(1);
        return sending().rungs().get(0);
    }

    private Trace.Sending sending() {
        return fixture.traces("S-1").stream()
                .flatMap(trace -> trace.sendings().stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void findsByItsNumberTheDocumentThatTheApplicationRejects() throws Exception {
        fixture.channel("nordwind.orders-out", ORDERS_OUT).apply();
        sent("S-1");

        fixture.put(
                "nordwind",
                "acks/a.edi",
                interchange(
                        "A1",
                        "UNH+1+APERAK:D:96A:UN:EAN002'BGM+313+A-1+27'"
                                + "DTM+137:20261123:102'RFF+ON:S-1'ERC+12'FTX+AAO+++no such article'UNT+7+1'"));
        HubStatus status = fixture.handled("nordwind.acks-in", 1);

        assertThat(HubFixture.count(status, "nordwind.orders-out", State.REJECTED))
                .isEqualTo(1);
        assertThat(status.parked()).singleElement().satisfies(parked -> assertThat(
                        parked.problems().get(0).message())
                .contains("(S-1)")
                .contains("no such article"));
    }

    @Test
    void knowsAnX12GroupByTheNumberThatItWasSentUnder() throws Exception {
        sentAsX12("997");

        fixture.put("nordwind", "acks/f.x12", group("997", "AK1*PO*1~AK2*850*0001~AK5*A~AK9*A*1*1*1~SE*6*0001~"));
        HubStatus status = fixture.handled("nordwind.acks-in", 1);

        assertThat(status.parked()).isEmpty();
        assertThat(HubFixture.count(status, "nordwind.orders-out", State.ACKNOWLEDGED))
                .isEqualTo(1);
    }

    @Test
    void holdsTa1And999EachAgainstWhatItSpeaksOf() throws Exception {
        sentAsX12("[TA1, 999]");

        fixture.put("nordwind", "acks/t.x12", x12("TA1*000000001*261122*1200*A*000~IEA*0*000000077~", "000000077"));
        HubStatus status = fixture.handled("nordwind.acks-in", 1);
        assertThat(status.parked()).isEmpty();
        assertThat(HubFixture.count(status, "nordwind.orders-out", State.ACKNOWLEDGED))
                .isEqualTo(1);

        fixture.put(
                "nordwind",
                "acks/f.x12",
                group("999", "AK1*PO*1~AK2*850*0001~IK3*PO1*5**8~IK4*2**6~IK5*R*5~AK9*R*1*1*0~SE*8*0001~"));
        status = fixture.handled("nordwind.acks-in", 2);

        assertThat(HubFixture.count(status, "nordwind.orders-out", State.REJECTED))
                .isEqualTo(1);
        assertThat(status.parked()).singleElement().satisfies(parked -> {
            assertThat(parked.problems().get(0).code().id()).isEqualTo("ACKNOWLEDGED-AS-REJECTED");
            assertThat(parked.problems())
                    .extracting(problem -> problem.at().path())
                    .contains("message 0001, segment 5 PO1, element 2");
        });
    }

    @Test
    void keepsForAPersonThatAnInterchangeIsRejectedByTa1() throws Exception {
        sentAsX12("TA1");

        fixture.put("nordwind", "acks/t.x12", x12("TA1*000000001*261122*1200*R*025~IEA*0*000000077~", "000000077"));
        HubStatus status = fixture.handled("nordwind.acks-in", 1);

        assertThat(HubFixture.count(status, "nordwind.orders-out", State.REJECTED))
                .isEqualTo(1);
        assertThat(status.parked()).singleElement().satisfies(parked -> assertThat(
                        parked.problems().get(0).message())
                .contains("code 025"));
    }

    @Test
    void forgetsWhatWasSettledAMonthAgoAndParksAWordOnItThen() throws Exception {
        String reference = sent("S-1");
        fixture.put("nordwind", "acks/c.edi", control(reference, "7", "7"));
        fixture.handled("nordwind.acks-in", 1);
        fixture.passTime(Duration.ofDays(31));

        AtomicInteger word = new AtomicInteger();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(3))
                .until(() -> saysAgain(reference, word.incrementAndGet())
                        && !fixture.hub().status().parked().isEmpty());

        assertThat(fixture.settled().parked())
                .allSatisfy(parked ->
                        assertThat(parked.problems().get(0).code().id()).isEqualTo("ACKNOWLEDGES-NOTHING"));
    }

    private boolean saysAgain(String reference, int word) throws Exception {
        fixture.put(
                "nordwind",
                "acks/again" + word + ".edi",
                interchange(
                        "E" + word,
                        "UNH+1+CONTRL:D:3:UN'UCI+" + reference + "+4099999000005:14+4012345000009:14+7'UNT+3+1'"));
        return true;
    }

    /** Under the first number of all. */
    private void sentAsX12(String expected) throws Exception {
        fixture.channel(
                        "nordwind.orders-out",
                        ORDERS_OUT
                                .replace("edifact: { message: ORDERS, release: D.96A,", "x12: { release: 4010,")
                                .replace("[CONTRL, APERAK]", expected))
                .channel("nordwind.acks-in", ACKS_IN.replace("edifact", "x12").replaceAll("acknowledge: .*", ""))
                .apply();
        fixture.put(
                "suedhandel",
                "out/o.edi",
                EdifactOrders.interchange(DEALER, "R1", EdifactOrders.order("S-1", DEALER, "1")));
        assertThat(fixture.handled("suedhandel.orders-in", 1).parked()).isEmpty();
        String sent = fixture.received("nordwind", "orders").values().iterator().next();
        assertThat(sent).contains("~GS*PO*").contains("*000000001*0*P*");
    }

    private static String group(String set, String segments) {
        return x12(
                "GS*FA*4012345000009*4099999000005*20261122*1200*1*X*004010~ST*" + set + "*0001~" + segments
                        + "GE*1*1~IEA*1*000000078~",
                "000000078");
    }

    private static String x12(String content, String number) {
        return "ISA*00*          *00*          *14*4012345000009  *14*4099999000005  *261122*1200*U*00401*" + number
                + "*0*P*>~" + content;
    }

    /** The control reference that an order was sent under. */
    private String sent(String number) throws Exception {
        fixture.put(
                "suedhandel",
                "out/o.edi",
                EdifactOrders.interchange(DEALER, "R1", EdifactOrders.order(number, DEALER, "1")));
        assertThat(fixture.handled("suedhandel.orders-in", 1).parked()).isEmpty();
        Matcher control = CONTROL.matcher(
                fixture.received("nordwind", "orders").values().iterator().next());
        assertThat(control.find()).isTrue();
        return control.group(1);
    }

    private static String control(String reference, String interchange, String message) {
        return interchange(
                "C" + reference,
                "UNH+1+CONTRL:D:3:UN'UCI+" + reference + "+4099999000005:14+4012345000009:14+" + interchange
                        + "'UCM+1+ORDERS:D:96A:UN+" + message + "'UNT+"
                        + (4 + message.chars().filter(one -> one == '\'').count()) + "+1'");
    }

    private static String interchange(String reference, String message) {
        return "UNB+UNOC:3+4012345000009:14+4099999000005:14+261122:1300+" + reference + "'" + message + "UNZ+1+"
                + reference + "'";
    }
}
