package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.connectors.LateReceipt;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.search.Trace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a partner says by itself of what it took before, whatever the connector. */
class LateReceiptTest {

    private static final String ORDERS_IN =
            """
            direction: in
            carries: order
            connector: { drop: { folder: out } }
            when: { every: 1s }
            format: { csv: { columns: { Order: orderNumber, Item: lines.article.ids.buyer, Qty: lines.quantity.value } } }
            """;

    private static final String ORDERS_OUT =
            "direction: out\ncarries: order\nconnector: { line: {} }\nformat: { csv: { columns: { Order: orderNumber } } }\n";

    private static final String RECEIPTS_IN =
            "direction: in\ncarries: acknowledgement\nconnector: { line: {} }\nformat: edifact\n";

    private static final Problem.Code REFUSED = Problem.Code.data("RELAY-REFUSED", "Ask the partner.");

    @TempDir
    Path folder;

    private HubFixture configured(HubFixture fixture) throws Exception {
        return fixture.folders("dealer/out")
                .partner("dealer", "{ gln: \"4098765000003\" }")
                .partner("nordwind", "{ gln: \"4012345000009\" }")
                .connection("nordwind", "line: { relay: { line: nordwind } }")
                .partner("suedhandel", "{ gln: \"4098765000005\" }")
                .connection("suedhandel", "line: { relay: { line: suedhandel } }")
                .channel("dealer.orders-in", ORDERS_IN)
                .channel("nordwind.orders-out", ORDERS_OUT)
                .channel("nordwind.receipts-in", RECEIPTS_IN)
                .channel("suedhandel.receipts-in", RECEIPTS_IN);
    }

    @Test
    void countsOnceHoweverManyNodesItComesTo() throws Exception {
        try (Nodes nodes = Nodes.in(folder);
                HubFixture first = configured(nodes.node("node_a")).start();
                HubFixture second = nodes.node("node_b").start()) {
            String dispatch = sent(first);

            second.relay("nordwind", receipt(dispatch, Optional.empty()));
            first.relay("nordwind", receipt(dispatch, Optional.empty()));

            assertThat(rung(first).state()).isEqualTo("RECEIVED");
            assertThat(new String(
                            first.hub()
                                    .contents()
                                    .bytes(rung(first).heard(), 1000)
                                    .orElseThrow()
                                    .bytes(),
                            StandardCharsets.UTF_8))
                    .isEqualTo("signed");
            assertThat(HubFixture.count(first.settled(), "nordwind.orders-out", State.ACKNOWLEDGED))
                    .isEqualTo(1);
            assertThat(first.hub().status().parked()).isEmpty();
        }
    }

    @Test
    void saysNothingOfWhatWasSentThroughAnotherConnection() throws Exception {
        try (HubFixture hub = configured(new HubFixture(folder)).start()) {
            String dispatch = sent(hub);

            hub.relay("suedhandel", receipt(dispatch, Optional.empty()));

            assertThat(rung(hub).state()).isEqualTo("AWAITED");
            assertThat(hub.settled().parked()).singleElement().satisfies(parked -> {
                assertThat(parked.channel()).isEqualTo("suedhandel.receipts-in");
                assertThat(parked.problems().get(0).code().id()).isEqualTo("ACKNOWLEDGES-NOTHING");
            });
            hub.relay("nordwind", receipt(dispatch, Optional.empty()));
            assertThat(rung(hub).state()).isEqualTo("RECEIVED");
        }
    }

    @Test
    void isNotTakenBackByAnOldRefusal() throws Exception {
        try (HubFixture hub = configured(new HubFixture(folder)).start()) {
            String dispatch = sent(hub);
            Problem problem = REFUSED.at(Location.of("a message"), "it is not wanted");

            hub.relay("nordwind", receipt(dispatch, Optional.of(problem)));
            hub.relay("nordwind", receipt(dispatch, Optional.of(problem)));

            assertThat(rung(hub).state()).isEqualTo("REJECTED");
            assertThat(hub.settled().parked()).hasSize(1);
            hub.relay("nordwind", receipt(dispatch, Optional.empty()));
            hub.relay("nordwind", receipt(dispatch, Optional.of(problem)));
            assertThat(rung(hub).state()).isEqualTo("RECEIVED");
            HubStatus status = hub.settled();
            assertThat(status.parked()).hasSize(1);
            assertThat(HubFixture.count(status, "nordwind.orders-out", State.REJECTED))
                    .isEqualTo(1);
            assertThat(HubFixture.count(status, "nordwind.orders-out", State.ACKNOWLEDGED))
                    .isEqualTo(1);
        }
    }

    /** An order goes out; the key of its dispatch. */
    private static String sent(HubFixture hub) throws Exception {
        hub.put("dealer", "out/a.csv", "Order,Item,Qty\nPO-1,A,2\n");
        Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> sendings(hub).stream()
                .anyMatch(sending -> sending.state().equals("DELIVERED")));
        return sendings(hub).get(0).id();
    }

    private static Trace.Rung rung(HubFixture hub) {
        List<Trace.Rung> rungs = sendings(hub).get(0).rungs();
        assertThat(rungs).hasSize(1);
        return rungs.get(0);
    }

    private static List<Trace.Sending> sendings(HubFixture hub) {
        return hub.traces("PO-1").stream()
                .flatMap(trace -> trace.sendings().stream())
                .toList();
    }

    private static LateReceipt receipt(String dispatch, Optional<Problem> problem) {
        return new LateReceipt(
                dispatch, problem, Wire.of(dispatch + ".mdn", "signed".getBytes(StandardCharsets.UTF_8)));
    }
}
