package io.crossdock.simulators.premises;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * A partner's HTTP interface: {@code POST} with a bearer token and an idempotency key. It can be shut and opened again at the same
 * port, as when the partner's system is down.
 */
public final class HttpDoor implements AutoCloseable {

    /** Says what becomes of a request. */
    @FunctionalInterface
    public interface Desk {
        Reply take(String key, byte[] body) throws IOException;
    }

    /**
     * @param body JSON
     */
    public record Reply(int status, String body) {
        public static Reply bad(String why) {
            return new Reply(400, "{\"error\":\"" + why.replace("\"", "'") + "\"}");
        }
    }

    private final String token;
    private final Map<String, Desk> desks = new LinkedHashMap<>();
    private int port;
    private Optional<HttpServer> server = Optional.empty();

    /**
     * @param port 0: any free one, kept once the door was open
     */
    public HttpDoor(int port, String token) {
        this.port = port;
        this.token = token;
    }

    public HttpDoor desk(String path, Desk desk) {
        desks.put(path, desk);
        return this;
    }

    public synchronized int open() {
        if (server.isEmpty()) {
            server = Optional.of(listen());
        }
        return port;
    }

    public synchronized boolean isOpen() {
        return server.isPresent();
    }

    @Override
    public synchronized void close() {
        server.ifPresent(listening -> listening.stop(0));
        server = Optional.empty();
    }

    private HttpServer listen() {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
            port = listening.getAddress().getPort();
            listening.setExecutor(Executors.newFixedThreadPool(4, HttpDoor::daemon));
            desks.forEach((path, desk) -> listening.createContext(path, exchange -> serve(exchange, path, desk)));
            listening.start();
            return listening;
        } catch (IOException taken) {
            throw new UncheckedIOException("port " + port + " cannot be opened", taken);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "http-door");
        thread.setDaemon(true);
        return thread;
    }

    private void serve(HttpExchange exchange, String path, Desk desk) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String key = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"))
                .orElse("");
        Reply reply;
        if (!exchange.getRequestURI().getPath().equals(path)) {
            reply = new Reply(404, "{\"error\":\"no such resource\"}");
        } else if (!exchange.getRequestMethod().equals("POST")) {
            reply = new Reply(405, "{\"error\":\"POST only\"}");
        } else if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            reply = new Reply(401, "{\"error\":\"the bearer token is missing or wrong\"}");
        } else if (key.isEmpty()) {
            reply = Reply.bad("the header Idempotency-Key is missing");
        } else {
            reply = desk.take(key, body);
        }
        answer(exchange, reply);
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
