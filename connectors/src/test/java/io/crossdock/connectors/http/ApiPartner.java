package io.crossdock.connectors.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Examples;
import io.crossdock.connectors.FreePort;
import io.crossdock.connectors.Source;
import io.crossdock.connectors.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A partner with an API that also calls the hub's. */
final class ApiPartner implements Counterpart {

    /** How the API answers; sees the request after its body was read. */
    @FunctionalInterface
    interface Behaviour {
        void answer(HttpExchange exchange, byte[] body) throws IOException;
    }

    final int hubPort = FreePort.find();
    final List<Map<String, List<String>>> headersSeen = new CopyOnWriteArrayList<>();
    private final HttpServer api;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, byte[]> sent = new ConcurrentHashMap<>();
    private final Map<String, HttpResponse<String>> answers = new ConcurrentHashMap<>();
    private final Map<String, byte[]> received = new ConcurrentHashMap<>();
    private volatile Behaviour behaviour = (exchange, body) -> exchange.sendResponseHeaders(204, -1);

    ApiPartner() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.setExecutor(Executors.newCachedThreadPool());
        api.createContext("/", this::take);
        api.start();
    }

    void answers(Behaviour with) {
        behaviour = with;
    }

    void answers(int status, String type, String body) {
        answers((exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            headersSeen.add(Map.copyOf(exchange.getRequestHeaders()));
            String name = exchange.getRequestHeaders().getFirst("X-File-Name");
            if (name != null) {
                received.put(URLDecoder.decode(name, StandardCharsets.UTF_8), body);
            }
            behaviour.answer(exchange, body);
        }
    }

    String address() {
        return "http://127.0.0.1:" + api.getAddress().getPort();
    }

    Settings source(String connection, String channel) {
        Source source = source();
        return Examples.read(source.connection(), connection).with(Examples.read(source.spec(), channel));
    }

    Settings target(String connection, String channel) {
        Target target = target();
        return Examples.read(target.connection(), "{ address: \"" + address() + "\", " + connection + " }")
                .with(Examples.read(target.spec(), channel));
    }

    @Override
    public Source source() {
        return new HttpSource(() -> HttpBench.NOW);
    }

    @Override
    public Target target() {
        return new HttpTarget(() -> HttpBench.NOW);
    }

    @Override
    public OptionalInt hubPort() {
        return OptionalInt.of(hubPort);
    }

    @Override
    public Settings sourceSettings() {
        return source("basic: \"${secret:login}\"", "path: /orders");
    }

    @Override
    public Settings targetSettings() {
        return target("bearer: \"${secret:token}\"", "{ path: /v1/orders, name-header: X-File-Name }");
    }

    HttpResponse<String> calls(String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hubPort + path))
                .POST(BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.sendAsync(request.build(), BodyHandlers.ofString()).join();
    }

    @Override
    public void sends(String name, byte[] bytes) {
        sent.put(name, bytes);
        String login = Guard.base64("value-of-login");
        answers.put(
                name,
                calls(
                        "/orders",
                        bytes,
                        "Authorization",
                        "Basic " + login,
                        "X-File-Name",
                        URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"),
                        "Idempotency-Key",
                        "key-" + name.hashCode(),
                        "CamelHttpUri",
                        "http://127.0.0.1:1/",
                        "camelFileName",
                        "../../etc/passwd"));
    }

    @Override
    public void sendsAgain(String name) {
        sends(name, sent.getOrDefault(name, new byte[0]));
    }

    HttpResponse<String> answerTo(String name) {
        HttpResponse<String> answer = answers.get(name);
        if (answer == null) {
            throw new IllegalStateException("no answer to " + name);
        }
        return answer;
    }

    @Override
    public boolean isAcknowledged(String name) {
        return answers.containsKey(name) && answerTo(name).statusCode() == 202;
    }

    @Override
    public Map<String, byte[]> received() {
        return received;
    }

    @Override
    public void breaksDown() {
        api.stop(0);
    }

    @Override
    public List<String> secrets() {
        return List.of("value-of-login", "value-of-token", Guard.base64("value-of-login"));
    }

    @Override
    public void close() {
        api.stop(0);
    }
}
