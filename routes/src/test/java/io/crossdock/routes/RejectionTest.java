package io.crossdock.routes;

import static io.crossdock.routes.EdifactOrders.interchange;
import static io.crossdock.routes.EdifactOrders.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crossdock.routes.HubStatus.ParkedStatus;
import io.crossdock.routes.intake.Rejections.Answer;
import io.crossdock.routes.intake.Rejections.Rejected;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.State;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person rejects, its sender is told of, once, in the form that its channel is answered in. */
@Timeout(300)
class RejectionTest {

    private static final String DEALER = "4098765000003";

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void aDealerWhoseUnitsNobodyKnows() throws Exception {
        fixture = new HubFixture(folder)
                .folders("dealer/out", "dealer/acks", "dealer/x12", "erp/in")
                .partner("dealer", "{ gln: \"4098765000003\" }")
                .partner("erp", "{ gln: \"4012345000009\" }")
                .channel(
                        "erp.orders-out",
                        "direction: out\ncarries: order\nconnector: { drop: { folder: in } }\n"
                                + "format: { csv: { columns: { Order: orderNumber } } }\n");
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    private void answering(String acknowledge) throws Exception {
        fixture.channel("dealer.orders-in", in("edifact: { message: ORDERS, release: D.96A }", acknowledge))
                .channel("dealer.acks-out", out("edifact: { release: D.96A }"))
                .start();
    }

    private static String in(String format, String acknowledge) {
        return "direction: in\ncarries: order\nconnector: { drop: { folder: out } }\nwhen: { every: 1s }\n"
                + "format: { " + format + " }\non-bad-data: repair\n" + acknowledge
                + "checks: { units: { known: [KGM], otherwise: park } }\n";
    }

    private static String out(String format) {
        return "direction: out\ncarries: acknowledgement\nconnector: { drop: { folder: acks } }\nformat: { " + format
                + " }\n";
    }

    @Test
    void tellsByTheBusinesssWordWhereThatIsAgreed() throws Exception {
        answering("acknowledge: { with: [CONTRL, APERAK], for: faults, via: acks-out }\n");
        ParkedStatus parked = twoOrders().get(1);
        Answer answer = new Answer("dealer", "APERAK", "dealer.acks-out");
        assertThat(foretold(parked)).contains(answer);

        assertThat(reject(parked, "we sell no pieces")).contains(new Rejected(Optional.of(answer)));
        assertThat(reject(parked, "once more")).as("it is closed").isEmpty();

        List<String> told = told(1);
        assertThat(told.get(0))
                .contains("+APERAK:D:96A:UN'")
                .contains("S-2")
                .contains("a person rejected it?: we sell no pieces")
                .doesNotContain("S-1");
        assertThat(fixture.settled().parked()).hasSize(1);
        assertThat(HubFixture.count(fixture.settled(), "dealer.acks-out", State.DELIVERED))
                .isEqualTo(1);
        assertThat(fixture.hub()
                        .documents()
                        .trace(parked.document())
                        .orElseThrow()
                        .history())
                .extracting(Entry::state, Entry::detail)
                .last()
                .isEqualTo(tuple(State.REJECTED, "rejected: we sell no pieces"));
    }

    @Test
    void rejectsTheMessageAndAcceptsTheOthersWhereThatIsTheAgreedForm() throws Exception {
        answering("acknowledge: { with: CONTRL, via: acks-out }\n");
        List<ParkedStatus> parked = twoOrders();
        assertThat(told(1).get(0)).as("what is ours to repair is accepted").contains("UCM+2+ORDERS:D:96A:UN+7'");

        reject(parked.get(1), "we sell no pieces");
        assertThat(told(2).get(1)).contains("UCM+1+ORDERS:D:96A:UN+7'UCM+2+ORDERS:D:96A:UN+4");
        reject(parked.get(0), "");

        assertThat(told(3).get(2)).contains("UCM+1+ORDERS:D:96A:UN+4").contains("UCM+2+ORDERS:D:96A:UN+4");
    }

    @Test
    void rejectsTheSetOfAGroupThatWasTakenOtherwise() throws Exception {
        fixture.partner("dealer", "{ edi: OSTMARKT }")
                .channel("dealer.orders-in", in("x12: { message: 850 }", "acknowledge: { with: 997, via: acks-out }\n"))
                .channel("dealer.acks-out", out("x12: { message: 997, release: 4010 }"))
                .start();
        fixture.put(
                "dealer",
                "out/o.x12",
                X12Orders.interchange(
                        "OSTMARKT", "000000017", X12Orders.order("S-1", "1"), X12Orders.order("S-2", "2")));
        List<ParkedStatus> parked = parked(2);
        told(1);

        reject(parked.get(0), "too late");

        assertThat(told(2).get(1)).contains("AK5*R*5").contains("AK9*P*2*2*1");
    }

    @Test
    void tellsNobodyWhereNothingIsAgreed() throws Exception {
        fixture.channel("dealer.orders-in", in("edifact: { message: ORDERS, release: D.96A }", ""))
                .start();
        ParkedStatus parked = twoOrders().get(0);

        assertThat(foretold(parked)).isEmpty();
        assertThat(reject(parked, "cheap")).contains(new Rejected(Optional.empty()));
        assertThat(fixture.settled().parked()).hasSize(1);
    }

    private List<ParkedStatus> twoOrders() throws Exception {
        fixture.put(
                "dealer", "out/o.edi", interchange(DEALER, "R1", order("S-1", DEALER, "1"), order("S-2", DEALER, "2")));
        return parked(2);
    }

    private List<ParkedStatus> parked(int documents) {
        return fixture.handled("dealer.orders-in", documents).parked().stream()
                .sorted(Comparator.comparing(ParkedStatus::number))
                .toList();
    }

    private Optional<Answer> foretold(ParkedStatus parked) {
        return fixture.hub()
                .rejections()
                .foretell(fixture.hub().parked().find(parked.document()).orElseThrow());
    }

    private Optional<Rejected> reject(ParkedStatus parked, String reason) throws Exception {
        return fixture.hub().rejections().reject(parked.document(), reason);
    }

    private List<String> told(int times) {
        Awaitility.await()
                .atMost(HubFixture.PATIENCE)
                .until(() -> fixture.received("dealer", "acks").size() == times);
        return List.copyOf(fixture.received("dealer", "acks").values());
    }
}
