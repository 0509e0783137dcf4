package io.crossdock.connectors.salesforce.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stand-in for an org, written after the published API (REST, Composite, Bulk API 2.0, Streaming) and apart from the connector: tokens that
 * expire, a limit of requests, rows in use, doubled external ids, jobs that take a part.
 */
public final class StandIn implements AutoCloseable {

    /** Goes before what the org would do; whether it answered. */
    @FunctionalInterface
    public interface Mood {
        boolean answers(HttpExchange exchange) throws IOException;
    }

    public final Tables tables = new Tables();
    public final EventBus events = new EventBus();

    /** Method and path of every request. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    public final AtomicInteger logins = new AtomicInteger();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Doors doors = new Doors();
    private final Records records = new Records(tables);
    private final IngestJobs jobs = new IngestJobs(tables);
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Mood> moods = new ConcurrentLinkedQueue<>();
    private volatile int used;
    private volatile int limit = 15_000;
    private volatile String instance = "";

    public StandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next API request is met so. */
    public void next(Mood mood) {
        moods.add(mood);
    }

    /** The next API request is answered so. */
    public void next(int status, String type, String body, String... headers) {
        next(exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            write(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
            return true;
        });
    }

    /** The next API request is carried out, and its sender hears nothing of it. */
    public void nextBreaksOffAfterStoring() {
        next(exchange -> {
            records.answer(
                    exchange.getRequestMethod(),
                    steps(exchange),
                    exchange.getRequestBody().readAllBytes());
            exchange.close();
            return true;
        });
    }

    public void expireTokens() {
        tokens.clear();
        events.forgetClients();
    }

    public void used(int requests, int of) {
        used = requests;
        limit = of;
    }

    /** What a login names as the org's address. */
    public void instance(String address) {
        instance = address;
    }

    /** @param issuer who issues tokens to whoever shows that it has the key */
    public void trust(java.security.PublicKey key, String issuer) {
        doors.trust(key, issuer);
    }

    public IngestJobs jobs() {
        return jobs;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add(exchange.getRequestMethod() + " " + path);
            if (path.equals("/services/oauth2/token")) {
                login(exchange);
                return;
            }
            String shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!tokens.contains(shown.replaceFirst("^Bearer ", ""))) {
                exchange.getRequestBody().readAllBytes();
                error(exchange, 401, "INVALID_SESSION_ID", "Session expired or invalid");
                return;
            }
            boolean counts = !path.startsWith("/cometd/");
            if (counts && used >= limit) {
                error(exchange, 403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
                return;
            }
            used += counts ? 1 : 0;
            exchange.getResponseHeaders().set("Sforce-Limit-Info", "api-usage=" + used + "/" + limit);
            Mood mood = counts ? moods.poll() : null;
            if (mood == null || !mood.answers(exchange)) {
                answer(exchange, exchange.getRequestBody().readAllBytes());
            }
        }
    }

    private void login(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        logins.incrementAndGet();
        String refusal = doors.refuses(form);
        if (!refusal.isEmpty()) {
            write(exchange, 400, "application/json", refusal.getBytes(StandardCharsets.UTF_8));
            return;
        }
        String token = "00Dx!token-" + logins.get();
        tokens.add(token);
        String body = "{\"access_token\":\"" + token + "\",\"instance_url\":\""
                + (instance.isEmpty() ? address() : instance) + "\",\"token_type\":\"Bearer\"}";
        write(exchange, 200, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String[] steps = steps(exchange);
        if (path.equals("/cometd/65.0")) {
            events.answer(exchange, body);
        } else if (path.startsWith("/services/data/v65.0/jobs/ingest")) {
            jobs.answer(exchange, steps, body);
        } else if (steps.length == 3 && steps[2].equals("describe")) {
            if (Tables.knows(steps[1])) {
                json(exchange, 200, tables.describe(steps[1]));
            } else {
                error(exchange, 404, "NOT_FOUND", "The requested resource does not exist");
            }
        } else {
            Tables.Outcome outcome = records.answer(exchange.getRequestMethod(), steps, body);
            boolean list = outcome.status() >= 400;
            json(
                    exchange,
                    outcome.status(),
                    list ? Tables.JSON.createArrayNode().add(outcome.body()) : unwrapped(outcome));
        }
    }

    private static String[] steps(HttpExchange exchange) {
        return exchange.getRequestURI()
                .getRawPath()
                .replaceFirst("^/services/data/v65\\.0/", "")
                .split("/", -1);
    }

    /** Some answers are lists: they come as the only field of an object. */
    private static JsonNode unwrapped(Tables.Outcome outcome) {
        return outcome.body().has("=") ? outcome.body().get("=") : outcome.body();
    }

    static void error(HttpExchange exchange, int status, String word, String message) throws IOException {
        json(exchange, status, Tables.JSON.valueToTree(List.of(Map.of("message", message, "errorCode", word))));
    }

    static void json(HttpExchange exchange, int status, JsonNode body) throws IOException {
        write(exchange, status, "application/json;charset=UTF-8", Tables.JSON.writeValueAsBytes(body));
    }

    static void write(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        events.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
