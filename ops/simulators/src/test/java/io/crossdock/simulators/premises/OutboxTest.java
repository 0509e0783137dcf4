package io.crossdock.simulators.premises;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

    private final Path data;

    private final Queue<String> taken = new ConcurrentLinkedQueue<>();

    OutboxTest(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void keepsWhatTheHubDoesNotTakeAndSendsItInOrderOnceTheHubIsBack() throws IOException, InterruptedException {
        int port = freePort();
        try (Premises premises = Premises.open("filiale", data)) {
            try (Outbox outbox = open(premises, port)) {
                add(premises, outbox, "one");
                add(premises, outbox, "two");
                TimeUnit.MILLISECONDS.sleep(300);
                assertThat(outbox.size()).isEqualTo(2);
            }
            HttpServer hub = hub(port, 202);
            try (Outbox reopened = open(premises, port)) {
                add(premises, reopened, "three");
                await(() -> reopened.size() == 0);
            }
            hub.stop(0);
        }
        assertThat(taken).containsExactly("one key-one", "two key-two", "three key-three");
    }

    @Test
    void setsAsideWhatTheHubRefuses() throws IOException, InterruptedException {
        int port = freePort();
        HttpServer hub = hub(port, 422);
        try (Premises premises = Premises.open("filiale", data);
                Outbox outbox = open(premises, port)) {
            add(premises, outbox, "bad");
            await(() -> outbox.size() == 0);
        }
        hub.stop(0);
        assertThat(data.resolve("refused/000000000001.answer")).hasContent("422\nno");
    }

    private static Outbox open(Premises premises, int port) {
        return Outbox.open(premises, URI.create("http://127.0.0.1:" + port), body -> Map.of());
    }

    private static void add(Premises premises, Outbox outbox, String body) {
        outbox.add(premises, "/sales", "key-" + body, body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpServer hub(int port, int status) throws IOException {
        HttpServer hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 4);
        hub.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            taken.add(body + " " + exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            exchange.sendResponseHeaders(status, 2);
            exchange.getResponseBody().write("no".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        hub.start();
        return hub;
    }

    private static int freePort() throws IOException {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
