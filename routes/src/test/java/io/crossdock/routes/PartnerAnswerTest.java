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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a partner says as it takes something, or does not, is kept beside what it was given. */
@Timeout(300)
class PartnerAnswerTest {

    private static final String OUT = "bert.orders-out";

    @TempDir
    Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private volatile int status = 200;
    private volatile String answer = "";
    private HttpServer partner;
    private HubFixture fixture;

    @BeforeEach
    void bertWhoGivesEachOrderANumber() throws Exception {
        partner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        partner.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            byte[] said = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, said.length);
            exchange.getResponseBody().write(said);
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
                        connector: { api: { path: /orders, answer: json, identifiers: { bert-order: /number } } }
                        delivery: { attempts: 1 }
                        format: { csv: { columns: { Order: orderNumber } } }
                        """)
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
        partner.stop(0);
    }

    @Test
    void isKeptWithTheNumbersInIt() throws Exception {
        answer = "{\"number\":\"B-77\",\"ready\":\"Thursday\"}";

        Trace.Sending sending = sent(State.DELIVERED);

        assertThat(bytes(sending)).contains(answer);
        assertThat(meaning("B-77")).containsValue("anna/PO-1");
    }

    @Test
    void isKeptWhereItRefuses() throws Exception {
        status = 422;
        answer = "{\"error\":\"no such article\"}";

        assertThat(bytes(sent(State.PARKED))).contains(answer);
        assertThat(requests).as("attempts").hasValue(1);
    }

    /** The hub would send it again and again, since the note of its delivery could not be written. */
    @Test
    void isNoReasonToSendAgainWhereItsNumberIsNone() throws Exception {
        answer = "{\"number\":\"" + "7".repeat(500) + "\"}";

        assertThat(bytes(sent(State.DELIVERED))).contains(answer);
        assertThat(requests).hasValue(1);
    }

    @Test
    void isNothingWhereNothingWasSaid() throws Exception {
        status = 422;

        assertThat(bytes(sent(State.PARKED))).isEmpty();
    }

    private Trace.Sending sent(State state) throws Exception {
        fixture.put(
                "anna",
                "out/1.json",
                "{\"kind\":\"order\",\"header\":{\"version\":1},\"orderNumber\":\"PO-1\",\"type\":\"standard\",\"lines\":[]}");
        Awaitility.await()
                .atMost(HubFixture.PATIENCE)
                .until(() -> HubFixture.count(fixture.settled(), OUT, state) == 1);
        Documents.Question question =
                new Documents.Question("PO-1", OUT, "", Optional.empty(), Optional.empty(), Optional.empty());
        return fixture.hub().documents().find(question, 10).hits().stream()
                .flatMap(hit -> fixture.hub().documents().trace(hit.document()).stream())
                .flatMap(trace -> trace.sendings().stream())
                .findFirst()
                .orElseThrow();
    }

    private Optional<String> bytes(Trace.Sending sending) throws Exception {
        return fixture.hub()
                .contents()
                .bytes(sending.answer(), 10_000)
                .map(excerpt -> new String(excerpt.bytes(), StandardCharsets.UTF_8));
    }

    private Map<?, String> meaning(String number) {
        return fixture.hub().references().canonical("order", "bert", List.of(number), Instant.now());
    }
}
