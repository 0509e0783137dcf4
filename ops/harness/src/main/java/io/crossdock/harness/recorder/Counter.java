package io.crossdock.harness.recorder;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * A partner that takes orders by the hundred thousand and only counts: distinct ones, repetitions under a known idempotency key, a
 * second effect under another, older ones after newer ones of their key.
 */
public final class Counter implements AutoCloseable {

    /** What the line begins with that says that it takes requests. */
    public static final String READY = "ready";

    private final HttpServer server;
    private final Map<String, String> requestOf = new HashMap<>();
    private final Map<String, Long> newest = new HashMap<>();
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
    private final Set<String> timed = ConcurrentHashMap.newKeySet();
    private long repeated;
    private long doubled;
    private long disordered;

    /** @param port 0: any */
    public Counter(int port) throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "counter");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::take);
        server.start();
    }

    /** In a process of its own, which a signal can stop: answers each line with its counts. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        try (Counter counter = new Counter(Integer.parseInt(arguments[0]))) {
            out.println(READY);
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(counter.counts());
            }
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Effect effect = new Effect(exchange.getRequestHeaders().getFirst("Idempotency-Key"), body);
            effect.documents().keySet().forEach(id -> count(id, effect.name()));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private synchronized void count(String id, String request) {
        String before = requestOf.putIfAbsent(id, request);
        String key = id.substring(0, id.indexOf('/'));
        long version = Long.parseLong(id.substring(id.indexOf('/') + 1));
        if (before != null) {
            repeated += before.equals(request) ? 1 : 0;
            doubled += before.equals(request) ? 0 : 1;
        } else if (newest.merge(key, version, Math::max) > version) {
            disordered++;
        }
        if (timed.contains(id)) {
            arrivals.putIfAbsent(id, System.nanoTime());
        }
    }

    /** Remembers when this one arrives. */
    public void time(String id) {
        timed.add(id);
    }

    /** When those that were timed arrived, as {@link System#nanoTime}. */
    public Map<String, Long> arrivals() {
        return Map.copyOf(arrivals);
    }

    /** One line of JSON. */
    public synchronized String counts() {
        return "{\"distinct\":%d,\"repeated\":%d,\"doubled\":%d,\"disordered\":%d}"
                .formatted(requestOf.size(), repeated, doubled, disordered);
    }

    public synchronized int distinct() {
        return requestOf.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
