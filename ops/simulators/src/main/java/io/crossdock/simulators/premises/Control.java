package io.crossdock.simulators.premises;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;

/** The handle of a program, on loopback only: {@code GET /status}; {@code POST /off}, {@code POST /on}, {@code POST /quit}. */
public final class Control implements AutoCloseable {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final HttpServer server;

    private Control(HttpServer server) {
        this.server = server;
    }

    /**
     * @param status the program's figures
     * @param orders what else it can be told to do, by path
     */
    public static Control open(int port, Supplier<Map<String, Object>> status, Map<String, Runnable> orders)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 8);
        server.createContext("/status", exchange -> answer(exchange, 200, MAPPER.writeValueAsString(status.get())));
        orders.forEach((path, order) -> server.createContext(path, exchange -> obey(exchange, order)));
        server.createContext("/quit", exchange -> obey(exchange, new Thread(() -> System.exit(0))::start));
        server.start();
        return new Control(server);
    }

    private static void obey(HttpExchange exchange, Runnable order) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            order.run();
            answer(exchange, 200, "{}");
        } else {
            answer(exchange, 405, "{\"error\":\"POST only\"}");
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
