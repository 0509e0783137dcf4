package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import io.crossdock.routes.HubStatus.ParkedStatus;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.rerun.Criteria;
import io.crossdock.routes.rerun.Rerun;
import io.crossdock.routes.rerun.Step;
import io.crossdock.routes.rerun.Verb;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A partner whose answer is lost, and who cannot tell a repeated request: nobody but a person can know (decision D6). */
@Timeout(300)
class UncertainTest {

    private record Request(String key, String body) {}

    @TempDir
    Path folder;

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile boolean answers;
    private HttpServer partner;
    private HubFixture fixture;

    @BeforeEach
    void anOrderWhoseAnswerIsLostAndOneBehindIt() throws Exception {
        partner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        partner.createContext("/", exchange -> {
            requests.add(new Request(
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            if (answers) {
                exchange.sendResponseHeaders(204, -1);
            }
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
                        "bert.orders-out",
                        """
                        direction: out
                        carries: order
                        connector: { api: { path: /orders, idempotent: false } }
                        format: { csv: { columns: { Order: orderNumber, Qty: lines.quantity.value } } }
                        """)
                .start();
        fixture.put("anna", "out/1.json", order(1));
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> !fixture.hub().status().parked().isEmpty());
        fixture.put("anna", "out/2.json", order(2));
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> HubFixture.count(fixture.hub().status(), "bert.orders-out", State.HELD) == 1);
        answers = true;
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
        partner.stop(0);
    }

    @Test
    void isKeptAndShownAndSentByNobody() {
        assertThat(parked().uncertain()).isTrue();
        assertThat(parked().problems().get(0).code().remedy()).contains("settle or resend it");

        Rerun preview = fixture.preview(Verb.REPROCESS, Criteria.of(parked().document()), false);

        assertThat(fixture.documents(preview)).singleElement().satisfies(one -> {
            assertThat(one.decision().step()).isEqualTo(Step.NOTHING);
            assertThat(one.decision().preview().note()).contains("hub settle");
        });
        assertThat(requests).hasSize(1);
    }

    @Test
    void countsAsDeliveredOnceAPersonSaysSoAndLetsTheNextGo() {
        String document = parked().document();

        assertThat(fixture.hub().reruns().settle(document, "", "anna"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.channel()).isEqualTo("bert.orders-out"));
        HubStatus status = fixture.settled();

        assertThat(requests).extracting(Request::body).containsExactly(csv(1), csv(2));
        assertThat(status.parked()).isEmpty();
        assertThat(HubFixture.count(status, "bert.orders-out", State.DELIVERED)).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.hub().reruns().settle(document, "", "anna"))
                .withMessageContaining("nothing is uncertain");
    }

    @Test
    void goesAgainUnderItsKeyOnceAPersonSaysSoAndTheNextFollows() {
        fixture.again(Verb.RESEND, parked().document());
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> requests.size() == 3);
        HubStatus status = fixture.settled();

        assertThat(requests).extracting(Request::body).containsExactly(csv(1), csv(1), csv(2));
        assertThat(requests.get(1).key()).isEqualTo(requests.get(0).key());
        assertThat(requests.get(2).key()).isNotEqualTo(requests.get(0).key());
        assertThat(status.parked()).isEmpty();
        assertThat(HubFixture.count(status, "bert.orders-out", State.DELIVERED)).isEqualTo(2);
    }

    @Test
    void staysUncertainWhereTheAnswerIsLostOnceMore() throws IOException {
        answers = false;
        fixture.again(Verb.RESEND, parked().document());
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> requests.size() == 2);
        HubStatus status = fixture.settled();

        assertThat(status.parked()).singleElement().satisfies(one -> assertThat(one.uncertain())
                .isTrue());
        assertThat(HubFixture.count(status, "bert.orders-out", State.HELD)).isEqualTo(1);
    }

    private ParkedStatus parked() {
        return fixture.hub().status().parked().get(0);
    }

    private static String csv(int quantity) {
        return "Order,Qty\r\nPO-1," + quantity + "\r\n";
    }

    private static String order(int version) {
        return "{\"kind\":\"order\",\"header\":{\"schema\":\"1.0\",\"version\":" + version
                + "},\"orderNumber\":\"PO-1\",\"type\":\"standard\",\"function\":\"original\","
                + "\"lines\":[{\"number\":\"1\",\"article\":{\"ids\":{\"buyer\":\"1\"}},\"quantity\":{\"value\":"
                + version
                + ",\"unit\":\"H87\"}}]}";
    }
}
