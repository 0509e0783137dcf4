package io.crossdock.connectors.as2;

import static io.crossdock.connectors.as2.Mime.bytes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.crossdock.config.Secret;
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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A partner whose AS2 station is openssl behind a web server. */
final class OpenSslPartner implements Counterpart {

    static final OpenSsl.Party HUB = OpenSsl.party("hub");
    static final OpenSsl.Party PARTNER = OpenSsl.party("partner");
    static final OpenSsl.Party STRANGER = OpenSsl.party("stranger");

    /** What a receipt is made of; a test changes it. */
    record Mdn(String original, String disposition, String mic, OpenSsl.Party signer, String digest) {

        Mime report() {
            return Mime.of(
                    "multipart/report; report-type=disposition-notification; boundary=\"rep\"",
                    bytes("--rep\r\nContent-Type: text/plain\r\n\r\nThank you.\r\n--rep\r\n"
                            + "Content-Type: message/disposition-notification\r\n\r\nReporting-UA: test\r\n"
                            + "Final-Recipient: rfc822; PARTNER\r\nOriginal-Message-ID: " + original
                            + "\r\nDisposition: automatic-action/MDN-sent-automatically; " + disposition + "\r\n"
                            + (mic.isEmpty() ? "" : "Received-Content-MIC: " + mic + "\r\n") + "\r\n--rep--\r\n"));
        }

        Mime signed() {
            return Mime.signed(report(), signer, digest);
        }
    }

    final int hubPort = FreePort.find();
    final Map<String, List<String>> secrets = new ConcurrentHashMap<>(Map.of(
            "as2-key", List.of(HUB.identity()),
            "as2-certificate", List.of(PARTNER.certificate())));

    final List<Mime> messages = new CopyOnWriteArrayList<>();
    volatile UnaryOperator<Mdn> mdn = UnaryOperator.identity();
    volatile UnaryOperator<Mime> answer = UnaryOperator.identity();
    volatile HttpHandler behaviour = this::receipt;

    private final HttpServer station;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, byte[]> sent = new ConcurrentHashMap<>();
    private final Map<String, HttpResponse<byte[]>> answers = new ConcurrentHashMap<>();
    private final Map<String, byte[]> received = new ConcurrentHashMap<>();

    OpenSslPartner() throws IOException {
        station = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        station.setExecutor(Executors.newCachedThreadPool());
        station.createContext("/", this::take);
        station.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Mime message = Mime.of(
                    exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes());
            messages.add(message);
            if (message.type().startsWith("multipart/")) {
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            behaviour.handle(exchange);
        }
    }

    /** Answers to the last message as a station does. */
    private void receipt(HttpExchange exchange) throws IOException {
        Mime message = messages.get(messages.size() - 1);
        Mime signed = Mime.of(
                Mime.text(OpenSsl.decrypt(bytes(message.body()), PARTNER).orElseThrow()));
        Mime content = signed.parts().get(0);
        byte[] signature = signed.parts().get(1).content();
        if (!OpenSsl.verifies(bytes(content.written()), signature, HUB)) {
            throw new IOException("not signed by the hub");
        }
        received.put(content.fileName(), content.content());
        Mdn receipt = mdn.apply(
                new Mdn(message.header("Message-ID"), "processed", mic(bytes(content.written())), PARTNER, "sha256"));
        Mime reply = answer.apply(receipt.signed());
        exchange.getResponseHeaders().set("Content-Type", reply.header("Content-Type"));
        byte[] body = bytes(reply.body());
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    static String mic(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return Base64.getEncoder().encodeToString(digest) + ", sha256";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + station.getAddress().getPort() + "/station";
    }

    private Secret.Provider provider() {
        return name -> secrets.getOrDefault(name, List.of());
    }

    private Settings connection(String name, String more) {
        return Examples.readWith(
                As2.CONNECTION,
                "{ address: \"" + address() + "\", us: HUB, partner: \"" + name + "\", key: \"${secret:as2-key}\","
                        + " certificate: \"${secret:as2-certificate}\"" + more + " }",
                provider());
    }

    Settings source(String connection, String channel) {
        return source("Partner DC", connection, channel);
    }

    Settings source(String name, String connection, String channel) {
        return connection(name, connection).with(Examples.read(source().spec(), channel));
    }

    Settings target(String connection, String channel) {
        return connection("Partner DC", connection).with(Examples.read(target().spec(), channel));
    }

    @Override
    public Source source() {
        return new As2Source();
    }

    @Override
    public Target target() {
        return new As2Target();
    }

    @Override
    public OptionalInt hubPort() {
        return OptionalInt.of(hubPort);
    }

    @Override
    public Settings sourceSettings() {
        return source("", "{}");
    }

    @Override
    public Settings targetSettings() {
        return target("", "{}");
    }

    /** A message as it should be. */
    static Mime message(String name, byte[] bytes) {
        return Mime.encrypted(Mime.signed(Mime.payload(name, bytes), PARTNER, "sha256"), HUB, "aes256");
    }

    HttpResponse<byte[]> posts(String id, Mime message, String... more) {
        return postsTo("/as2", id, message, more);
    }

    HttpResponse<byte[]> postsTo(String path, String id, Mime message, String... more) {
        HttpRequest.Builder request = request(path, id, message)
                .setHeader("Disposition-Notification-To", "as2@partner.example")
                .setHeader(
                        "Disposition-Notification-Options",
                        "signed-receipt-protocol=optional, pkcs7-signature; signed-receipt-micalg=optional, sha256, sha1");
        for (int header = 0; header < more.length; header += 2) {
            request.setHeader(more[header], more[header + 1]);
        }
        return answerTo(request);
    }

    HttpResponse<byte[]> postsReceipt(Mime receipt) {
        return answerTo(request("/as2", "<receipt@partner.example>", receipt));
    }

    private HttpRequest.Builder request(String path, String id, Mime message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hubPort + path))
                .POST(BodyPublishers.ofByteArray(bytes(message.body())));
        message.headers().forEach(request::header);
        return request.setHeader("AS2-Version", "1.2")
                .setHeader("AS2-From", "\"Partner DC\"")
                .setHeader("AS2-To", "HUB")
                .setHeader("Message-ID", id)
                .setHeader("CamelHttpUri", "http://127.0.0.1:1/")
                .setHeader("camelFileName", "../../etc/passwd");
    }

    private HttpResponse<byte[]> answerTo(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofByteArray()).join();
    }

    @Override
    public void sends(String name, byte[] bytes) {
        sent.put(name, bytes);
        answers.put(name, posts("<" + name.hashCode() + "@partner.example>", message(name, bytes)));
    }

    @Override
    public void sendsAgain(String name) {
        sends(name, sent.getOrDefault(name, new byte[0]));
    }

    HttpResponse<byte[]> answerTo(String name) {
        HttpResponse<byte[]> found = answers.get(name);
        if (found == null) {
            throw new IllegalStateException("no answer to " + name);
        }
        return found;
    }

    /** The fields of a receipt that the hub signed. */
    static Mime receipt(HttpResponse<byte[]> answer) {
        return receipt(Mime.of(answer.headers().map(), answer.body()));
    }

    static Mime receipt(Mime signed) {
        List<Mime> parts = signed.parts();
        if (!OpenSsl.verifies(bytes(parts.get(0).written()), parts.get(1).content(), HUB)) {
            throw new IllegalStateException("not signed by the hub");
        }
        return fields(parts.get(0));
    }

    static Mime fields(Mime report) {
        return Mime.of(report.parts().get(1).body() + "\r\n");
    }

    @Override
    public boolean isAcknowledged(String name) {
        return answers.containsKey(name)
                && answerTo(name).statusCode() == 200
                && receipt(answerTo(name)).header("Disposition").endsWith("; processed")
                && receipt(answerTo(name))
                        .header("Original-Message-ID")
                        .equals("<" + name.hashCode() + "@partner.example>");
    }

    @Override
    public Map<String, byte[]> received() {
        return received;
    }

    @Override
    public void breaksDown() {
        station.stop(0);
    }

    @Override
    public List<String> secrets() {
        return List.of(HUB.key().lines().skip(3).findFirst().orElseThrow(), "PRIVATE KEY");
    }

    @Override
    public void close() {
        station.stop(0);
    }
}
