package io.crossdock.connectors.soap;

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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A partner who calls the hub's service, and has one of the same WSDL. */
final class SoapPartner implements Counterpart {

    /** How the service answers; sees the request after its body was read. */
    @FunctionalInterface
    interface Behaviour {
        void answer(HttpExchange exchange, String body) throws IOException;
    }

    static final String EMPTY = envelope(
            "<submitResponse xmlns=\"urn:crossdock:documents:1\"><verdict>ACCEPTED</verdict></submitResponse>");

    final int hubPort = FreePort.find();
    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<Map<String, List<String>>> headersSeen = new CopyOnWriteArrayList<>();
    final Path wsdl;
    private final HttpServer service;
    private final Map<String, byte[]> sent = new ConcurrentHashMap<>();
    private final Map<String, HttpResponse<String>> answers = new ConcurrentHashMap<>();
    private final Map<String, byte[]> received = new ConcurrentHashMap<>();
    private volatile Behaviour behaviour = (exchange, body) -> say(exchange, 200, EMPTY);

    SoapPartner(Path folder) throws IOException {
        wsdl = folder.resolve("documents.wsdl");
        try (var in = SoapTarget.class.getResourceAsStream("documents.wsdl")) {
            Files.copy(java.util.Objects.requireNonNull(in), wsdl);
        }
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setExecutor(Executors.newCachedThreadPool());
        service.createContext("/", this::take);
        service.start();
    }

    static String envelope(String body) {
        return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" + body
                + "</s:Body></s:Envelope>";
    }

    static String submit(String name, String reference, byte[] bytes) {
        return envelope("<submit xmlns=\"urn:crossdock:documents:1\"><name>" + name + "</name><reference>" + reference
                + "</reference><content>" + Base64.getMimeEncoder().encodeToString(bytes) + "</content></submit>");
    }

    static void say(HttpExchange exchange, int status, String xml) throws IOException {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    void answers(Behaviour with) {
        behaviour = with;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(body);
            headersSeen.add(Map.copyOf(exchange.getRequestHeaders()));
            Matcher submit = Pattern.compile("<name>(.*)</name>.*<content>(.*)</content>", Pattern.DOTALL)
                    .matcher(body);
            if (submit.find()) {
                received.put(submit.group(1), Base64.getDecoder().decode(submit.group(2)));
            }
            behaviour.answer(exchange, body);
        }
    }

    Settings source(String connection, String channel) {
        Source source = source();
        return Examples.readWith(source.connection(), connection, SoapPartner::secret)
                .with(Examples.read(source.spec(), channel));
    }

    Settings target(String connection, String channel) {
        String address = "http://127.0.0.1:" + service.getAddress().getPort() + "/documents";
        String usual = connection.contains("timeout:") ? "" : "timeout: 2m, ";
        return target(address, usual + connection, channel);
    }

    Settings target(String address, String connection, String channel) {
        Target target = target();
        return Examples.readWith(
                        target.connection(),
                        "{ address: \"" + address + "\", " + connection + " }",
                        SoapPartner::secret)
                .with(Examples.read(target.spec(), "{ wsdl: \"" + wsdl + "\", operation: submit, " + channel + " }"));
    }

    private static List<String> secret(String name) {
        return List.of("hub:value-of-" + name, "hub:next-of-" + name);
    }

    @Override
    public Source source() {
        return new SoapSource();
    }

    @Override
    public Target target() {
        return new SoapTarget();
    }

    @Override
    public OptionalInt hubPort() {
        return OptionalInt.of(hubPort);
    }

    @Override
    public Settings sourceSettings() {
        return source("login: \"${secret:login}\"", "path: /documents");
    }

    @Override
    public Settings targetSettings() {
        return target("login: \"${secret:login}\"", "content: content, name-element: name, key-element: reference");
    }

    HttpResponse<String> calls(String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hubPort + "/documents"))
                .header("Content-Type", "text/xml; charset=utf-8")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient()
                .sendAsync(request.build(), BodyHandlers.ofString())
                .join();
    }

    static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void sends(String name, byte[] bytes) {
        sent.put(name, bytes);
        answers.put(
                name,
                calls(
                        submit(name, "ref-" + name.hashCode(), bytes),
                        "Authorization",
                        basic("hub:value-of-login"),
                        "CamelHttpUri",
                        "http://127.0.0.1:1/"));
    }

    @Override
    public void sendsAgain(String name) {
        sends(name, sent.getOrDefault(name, new byte[0]));
    }

    @Override
    public boolean isAcknowledged(String name) {
        HttpResponse<String> answer = answers.get(name);
        return answer != null && answer.statusCode() == 200 && answer.body().contains("<verdict>ACCEPTED</verdict>");
    }

    HttpResponse<String> answerTo(String name) {
        return java.util.Optional.ofNullable(answers.get(name)).orElseThrow();
    }

    @Override
    public Map<String, byte[]> received() {
        return received;
    }

    @Override
    public void breaksDown() {
        service.stop(0);
    }

    @Override
    public List<String> secrets() {
        return List.of("value-of-login", basic("hub:value-of-login"));
    }

    @Override
    public void close() {
        service.stop(0);
    }
}
