package io.crossdock.harness.recorder;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.crossdock.harness.recorder.Manners.Manner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes requests, each with its idempotency key. One that was cut off before its end, or is disputed, had no effect. */
final class HttpPartner implements AutoCloseable {

    /** Longer than the channel waits. */
    private static final Duration HANGS = Duration.ofSeconds(13);

    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger numbers = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Received received;
    private final Disputes disputes;
    private final Manners manners;
    private final Random random;

    HttpPartner(Received received, Disputes disputes, Manners manners, long seed) throws IOException {
        this.received = received;
        this.disputes = disputes;
        this.manners = manners;
        this.random = new Random(seed);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    /** Serves something else below a path. */
    void serve(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Manner manner = next();
            if (manner == Manner.CUTS) {
                return;
            }
            Effect request = new Effect(
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestBody().readAllBytes());
            if (manner.takes() && disputes.refuse(request)) {
                exchange.sendResponseHeaders(422, -1);
                return;
            }
            if (manner.leavesDoubt()) {
                unanswered.incrementAndGet();
            }
            switch (manner) {
                case BUSY -> exchange.sendResponseHeaders(503, -1);
                case FAILS -> exchange.sendResponseHeaders(500, -1);
                case LATER -> {
                    exchange.getResponseHeaders().set("Retry-After", "1");
                    exchange.sendResponseHeaders(429, -1);
                }
                case TAKES -> {
                    received.add(request);
                    byte[] number = ("{\"number\":\"" + numbers.incrementAndGet() + "\"}").getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, number.length);
                    exchange.getResponseBody().write(number);
                }
                case TAKES_AND_CUTS -> received.add(request);
                case TAKES_AND_HANGS -> {
                    received.add(request);
                    hang();
                }
                case CUTS, READS_AND_CUTS -> {}
            }
        }
    }

    private synchronized Manner next() {
        return manners.of(requests.incrementAndGet(), random);
    }

    private static void hang() {
        try {
            Thread.sleep(HANGS.toMillis());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many came. */
    int requests() {
        return requests.get();
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
