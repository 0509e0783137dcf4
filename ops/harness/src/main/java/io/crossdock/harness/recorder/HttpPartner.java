package io.crossdock.harness.recorder;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes requests, each with its idempotency key. One that was cut off before its end had no effect. Some are refused for the moment
 * (503), and to some the answer is lost.
 */
final class HttpPartner implements AutoCloseable {

    private static final int ONE_IN_IS_REFUSED = 37;
    private static final int ONE_IN_IS_UNANSWERED = 53;

    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Received received;

    HttpPartner(Received received) throws IOException {
        this.received = received;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int number = requests.incrementAndGet();
            if (number % ONE_IN_IS_REFUSED == 0) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            received.add(new Effect(exchange.getRequestHeaders().getFirst("Idempotency-Key"), body));
            if (number % ONE_IN_IS_UNANSWERED == 0) {
                unanswered.incrementAndGet();
                return;
            }
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /** How many requests had their effect and got no answer: each of them must come again. */
    int unanswered() {
        return unanswered.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
