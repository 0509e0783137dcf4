package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.crossdock.routes.ledger.State;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More states wait than a worker sends in one go. */
class ManyStatesTest {

    private static final int STATES = 350;
    private static final int SLOW = 130;

    @TempDir
    Path folder;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch patience = new CountDownLatch(1);
    private HttpServer partner;
    private HubFixture fixture;

    @BeforeEach
    void aPartnerWhoTakesHisTimeForOne() throws Exception {
        partner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        partner.createContext("/", exchange -> {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (requests.size() == SLOW) {
                awaitPatience();
            }
            exchange.sendResponseHeaders(204, -1);
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
                        "anna.stock-in",
                        """
                        direction: in
                        carries: stock
                        connector: { drop: { folder: out } }
                        format: { csv: { columns: { Item: article.ids.supplier, Left: buckets.available } } }
                        """)
                .channel(
                        "bert.stock-out",
                        """
                        direction: out
                        carries: stock
                        connector: { api: { path: /stock, timeout: 5m } }
                        format: { csv: { columns: { Item: article.ids.supplier, Left: buckets.available } } }
                        """)
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        patience.countDown();
        fixture.close();
        partner.stop(0);
    }

    @Test
    void areToldAsTheyGoAndNotOnlyWhenNoneIsLeft() throws Exception {
        fixture.put("anna", "out/1.csv", list());

        Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> requests.size() == SLOW);
        Awaitility.await()
                .atMost(HubFixture.PATIENCE)
                .until(() -> HubFixture.count(fixture.hub().status(), "bert.stock-out", State.DELIVERED) == 100);

        patience.countDown();
        Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> requests.size() == STATES);
        HubStatus status = fixture.settled();

        assertThat(HubFixture.count(status, "bert.stock-out", State.DELIVERED)).isEqualTo(STATES);
        assertThat(requests).doesNotHaveDuplicates().hasSize(STATES);
    }

    private void awaitPatience() {
        try {
            patience.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static String list() {
        return "Item,Left\n"
                + IntStream.rangeClosed(1, STATES)
                        .mapToObj(number -> "A" + number + "," + number + "\n")
                        .collect(Collectors.joining());
    }
}
