package io.crossdock.ops.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.search.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts that the partner sends by a request of its own; the wire holds them back until a test lets them through. */
class As2LateReceiptTest {

    private static final String ORDERS_IN =
            "direction: in\ncarries: order\nconnector: { station: {} }\nformat: json\non-bad-data: refuse\n";

    private final As2Loop home;
    private final List<As2Loop.Letter> receipts = new CopyOnWriteArrayList<>();
    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> Instant.now().plus(passed.get());

    As2LateReceiptTest(@TempDir Path folder) throws Exception {
        home = new As2Loop(folder, this::pass);
        home.channel(
                        "south/orders-out.yaml",
                        "direction: out\ncarries: order\nwhere: { source: shop }\nformat: json\n"
                                + "connector: { station: { mdn: async, mdn-within: 1h, mdn-to: \"" + home.wireAddress()
                                + "\" } }\n")
                .channel(
                        "south/receipts-in.yaml",
                        "direction: in\ncarries: acknowledgement\nconnector: { station: {} }\nformat: edifact\n")
                .channel("north/orders-in.yaml", ORDERS_IN);
    }

    @AfterEach
    void stop() {
        home.close();
    }

    /** Messages go on to the hub, receipts do not. */
    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            As2Loop.Letter letter = As2Loop.Letter.of(exchange);
            if (letter.headers().containsKey("Receipt-Delivery-Option")) {
                exchange.sendResponseHeaders(home.toHub(letter).statusCode(), -1);
            } else {
                receipts.add(letter);
                exchange.sendResponseHeaders(200, -1);
            }
        }
    }

    @Test
    void awaitsAReceiptOverARestartAndKeepsItAsProof() throws Exception {
        home.start(clock);
        home.order();
        Trace.Rung awaited = awaited();
        assertThat(awaited.level()).isEqualTo("transport");
        assertThat(awaited.due().orElseThrow())
                .isBetween(Instant.now(), Instant.now().plus(Duration.ofHours(1)));
        assertThat(awaited.hasProof()).isFalse();
        As2Loop.Letter receipt = receipt();

        home.restart(clock);

        assertThat(home.toHub(forged(receipt)).statusCode()).isEqualTo(400);
        assertThat(home.rungs()).containsExactly(awaited);
        assertThat(home.toHub(receipt).statusCode()).isEqualTo(200);
        Trace.Rung received = rungIn("RECEIVED");
        assertThat(home.proof(received)).contains(receipt.text());
        told(State.ACKNOWLEDGED);
    }

    @Test
    void takesAReceiptOnceHoweverOftenItComes() throws Exception {
        home.start(clock);
        home.order();
        As2Loop.Letter receipt = receipt();
        assertThat(home.toHub(receipt).statusCode()).isEqualTo(200);
        Trace.Rung received = rungIn("RECEIVED");
        told(State.ACKNOWLEDGED);

        assertThat(home.toHub(receipt).statusCode()).isEqualTo(200);
        home.restart(clock);
        assertThat(home.toHub(receipt).statusCode()).isEqualTo(200);

        assertThat(rungIn("RECEIVED")).isEqualTo(received);
        told(State.ACKNOWLEDGED);
        assertThat(home.hub().status().parked()).isEmpty();
    }

    @Test
    void saysThatAReceiptIsOverdueAndTakesItAfterThat() throws Exception {
        home.start(clock);
        home.order();
        As2Loop.Letter receipt = receipt();
        awaited();

        passed.set(Duration.ofHours(2));

        rungIn("OVERDUE");
        told(State.OVERDUE);
        assertThat(home.toHub(receipt).statusCode()).isEqualTo(200);
        rungIn("RECEIVED");
        told(State.ACKNOWLEDGED);
    }

    @Test
    void keepsForAPersonWhatAReceiptRejects() throws Exception {
        home.channel("north/orders-in.yaml", ORDERS_IN.replace("json", "edifact"));
        home.start(clock);
        home.order();
        As2Loop.Letter receipt = receipt();

        assertThat(home.toHub(receipt).statusCode()).isEqualTo(200);
        assertThat(home.toHub(receipt).statusCode()).isEqualTo(200);

        assertThat(home.proof(rungIn("REJECTED"))).contains(receipt.text());
        told(State.REJECTED);
        assertThat(home.hub().status().parked())
                .filteredOn(parked -> parked.channel().equals("south.receipts-in"))
                .singleElement()
                .satisfies(parked -> {
                    assertThat(parked.problems().get(0).code().id()).isEqualTo("AS2-REFUSED");
                    assertThat(parked.problems().get(0).toString())
                            .contains("orders-out-000001.json", "what south.orders-out sent under number 1");
                });
    }

    private As2Loop.Letter receipt() {
        return await().atMost(Duration.ofMinutes(3))
                .until(() -> receipts, all -> all.size() == 1)
                .get(0);
    }

    private static As2Loop.Letter forged(As2Loop.Letter receipt) {
        return new As2Loop.Letter(
                receipt.headers(),
                receipt.text()
                        .replace("MDN-sent-automatically; processed", "MDN-sent-automatically;  processed")
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    /** It is due once the message was sent. */
    private Trace.Rung awaited() {
        await().atMost(Duration.ofMinutes(3))
                .until(() -> rungIn("AWAITED").due().isPresent());
        return rungIn("AWAITED");
    }

    private Trace.Rung rungIn(String state) {
        return await().atMost(Duration.ofMinutes(3))
                .until(home::rungs, all -> all.size() == 1 && all.get(0).state().equals(state))
                .get(0);
    }

    /** Once in the document's history. */
    private void told(State state) {
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(home.traces())
                .flatExtracting(Trace::history)
                .filteredOn(entry -> entry.state() == state)
                .extracting(Entry::channel)
                .containsExactly("south.orders-out"));
    }
}
