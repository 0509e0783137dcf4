package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.crossdock.routes.ledger.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A partner who cannot tell a repeated request, but can be asked what is there. */
@Timeout(300)
class LookUpTest {

    @TempDir
    Path folder;

    private final List<String> stored = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @Test
    void whatGotNoAnswerIsAskedForAndNotSentTwice() throws Exception {
        HttpServer partner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        partner.createContext("/", this::answer);
        partner.start();
        try (HubFixture fixture = new HubFixture(folder)
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
                        connector: { api: { path: /orders, idempotent: false, look-up: "/orders?reference={key}", found: /items/0 } }
                        format: { csv: { columns: { Order: orderNumber, Qty: lines.quantity.value } } }
                        """)
                .start()) {
            fixture.put("anna", "out/1.json", order(1));
            fixture.put("anna", "out/2.json", order(2));
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> HubFixture.count(fixture.hub().status(), "bert.orders-out", State.DELIVERED) == 2);
        } finally {
            partner.stop(0);
        }
        assertThat(stored).hasSize(2).doesNotHaveDuplicates();
        assertThat(asked).as("only what may have arrived").containsExactly(stored.get(0));
    }

    /** Stores the first order, and says nothing of it. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")) {
                exchange.getRequestBody().readAllBytes();
                stored.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
                if (stored.size() > 1) {
                    exchange.sendResponseHeaders(201, -1);
                }
            } else {
                String key = exchange.getRequestURI().getQuery().substring("reference=".length());
                asked.add(key);
                byte[] found = (stored.contains(key) ? "{\"items\":[{\"id\":7}]}" : "{\"items\":[]}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, found.length);
                exchange.getResponseBody().write(found);
            }
        }
    }

    private static String order(int number) {
        return "{\"kind\":\"order\",\"header\":{\"schema\":\"1.0\"},\"orderNumber\":\"A-" + number
                + "\",\"type\":\"standard\",\"function\":\"original\",\"parties\":{\"buyer\":{\"partner\":\"anna\"}},"
                + "\"lines\":[{\"number\":\"1\",\"article\":{\"ids\":{\"sku\":\"X\"}},\"quantity\":{\"value\":1,\"unit\":\"PCE\"}}]}";
    }
}
