package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.search.Documents;
import io.crossdock.routes.search.Trace;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A partner counts our numbers: of what was sent none is left out, and none comes twice. */
@Timeout(300)
class ControlNumbersTest {

    private static final String OUT = "bert.orders-out";

    @TempDir
    Path folder;

    private HttpServer partner;
    private HubFixture fixture;

    @BeforeEach
    void annaWhoOrdersAndBertWhoWantsMoreThanOne() throws Exception {
        partner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        partner.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.contains(",1\r\n") ? 422 : 204, -1);
            exchange.close();
        });
        partner.start();
        fixture = new HubFixture(folder)
                .partner("anna", "{}")
                .partner("bert", "{}")
                .folders("anna/out")
                .connection(
                        "bert",
                        "api: { http: { address: \"http://127.0.0.1:"
                                + partner.getAddress().getPort() + "\" } }")
                .channel(
                        "anna.orders-in",
                        "direction: in\ncarries: order\nconnector: { drop: { folder: out } }\nwhen: { every: 1s }\nformat: json\n")
                .channel(
                        OUT,
                        """
                        direction: out
                        carries: order
                        connector: { api: { path: /orders } }
                        delivery: { attempts: 1 }
                        format: { csv: { charset: windows-1252, columns: { Order: orderNumber, Qty: lines.quantity.value } } }
                        """)
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
        partner.stop(0);
    }

    @Test
    void leavesNoneOutForWhatCannotBeWritten() throws Exception {
        order("PO-1", 2);
        awaitDelivered(1);
        order("PO-\u8ba2\u5355", 2);
        Awaitility.await()
                .atMost(HubFixture.PATIENCE)
                .until(() -> fixture.settled().parked().size() == 1);
        fixture.restart();
        order("PO-3", 2);
        awaitDelivered(2);

        assertThat(references("PO-1")).containsExactly("1");
        assertThat(references("PO-\u8ba2\u5355")).isEmpty();
        assertThat(references("PO-3")).containsExactly("2");
    }

    @Test
    void givesOneThatHadToWaitItsNumberWhenItGoes() throws Exception {
        String parked = refusedAndOneOfItsKeyBehindIt();
        order("PO-2", 2);
        awaitDelivered(1);
        fixture.restart();

        assertThat(fixture.hub().repairs().reject(parked, "anna", "")).containsExactly(OUT);
        awaitDelivered(2);
        order("PO-3", 2);
        awaitDelivered(3);

        assertThat(references("PO-1")).containsExactlyInAnyOrder("1", "3");
        assertThat(references("PO-2")).containsExactly("2");
        assertThat(references("PO-3")).containsExactly("4");
    }

    @Test
    void givesWhatWasRefusedANewOneOnceItIsPutRight() throws Exception {
        String parked = refusedAndOneOfItsKeyBehindIt();
        String json = new String(fixture.hub().repairs().of(parked).get(0).body(), StandardCharsets.UTF_8);

        fixture.hub().repairs().repair(OUT, parked, json.replace("\"value\":1", "\"value\":7"));
        awaitDelivered(2);

        assertThat(references("PO-1")).containsExactlyInAnyOrder("2", "3");
    }

    /** Both lie on the queue before the first is sent, so that both are in hand when it is refused. */
    private String refusedAndOneOfItsKeyBehindIt() throws Exception {
        fixture.hub().pause(OUT, "anna", "");
        version("PO-1", 1, 1);
        awaitPlanned(1);
        version("PO-1", 2, 2);
        awaitPlanned(2);
        fixture.hub().resume(OUT);
        Awaitility.await()
                .atMost(HubFixture.PATIENCE)
                .until(() -> HubFixture.count(fixture.hub().status(), OUT, State.HELD) == 1);
        return fixture.settled().parked().get(0).document();
    }

    private void awaitPlanned(long documents) {
        Awaitility.await()
                .atMost(HubFixture.PATIENCE)
                .until(() -> HubFixture.count(fixture.hub().status(), OUT, State.PLANNED) == documents);
    }

    private void awaitDelivered(long documents) {
        Awaitility.await()
                .atMost(HubFixture.PATIENCE)
                .until(() -> HubFixture.count(fixture.settled(), OUT, State.DELIVERED) == documents);
    }

    private void order(String number, int quantity) throws Exception {
        version(number, 1, quantity);
    }

    private void version(String number, int version, int quantity) throws Exception {
        fixture.put(
                "anna",
                "out/" + number.substring(3) + "-" + version + ".json",
                "{\"kind\":\"order\",\"header\":{\"version\":" + version + "},\"orderNumber\":\"" + number
                        + "\",\"type\":\"standard\",\"lines\":[{\"article\":{\"ids\":{\"buyer\":\"A\"}},\"quantity\":{\"value\":"
                        + quantity + "}}]}");
    }

    /** Of what a number's orders went, or are to go, out in. */
    private List<String> references(String number) {
        Documents.Question question =
                new Documents.Question(number, OUT, "", Optional.empty(), Optional.empty(), Optional.empty());
        return fixture.hub().documents().find(question, 10).hits().stream()
                .flatMap(hit -> fixture.hub().documents().trace(hit.document()).stream())
                .flatMap(trace -> trace.sendings().stream())
                .map(Trace.Sending::reference)
                .distinct()
                .toList();
    }
}
