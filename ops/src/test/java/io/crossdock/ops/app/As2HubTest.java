package io.crossdock.ops.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.crossdock.config.Configuration;
import io.crossdock.ops.Installation;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.routes.Hub;
import io.crossdock.routes.channel.Words;
import io.crossdock.routes.search.Documents;
import io.crossdock.routes.search.Trace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A hub that sends by AS2 to one that receives, here itself, through a wire that is listened to. */
class As2HubTest {

    private static final String ORDER =
            """
            {"kind": "order", "orderNumber": "A-17", "type": "standard", "function": "original",
             "lines": [{"number": "1", "article": {"ids": {"supplier": "K-1"}}, "quantity": {"value": 2.5, "unit": "KGM"}}]}
            """;
    private static final List<String> OF_A_MESSAGE = List.of(
            "AS2-Version",
            "AS2-From",
            "AS2-To",
            "Message-ID",
            "Content-Type",
            "Disposition-Notification-To",
            "Disposition-Notification-Options");

    private record Passed(Map<String, String> headers, byte[] body, HttpResponse<byte[]> answer) {}

    private final Path home;
    private final int port = freePort();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer wire;
    private final List<Passed> passed = new CopyOnWriteArrayList<>();
    private ConfigurableApplicationContext hub;

    As2HubTest(@TempDir Path home) throws Exception {
        this.home = home;
        wire = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        wire.createContext("/", this::pass);
        wire.start();
        party("north");
        party("south");
        write("config/hub.yaml", "http: { port: " + port + " }\n");
        write("data/secrets/shop-key", "value-of-key");
        write(
                "config/partners/shop/partner.yaml",
                "name: A shop\nconnections: { api: { http: { api-key: \"${secret:shop-key}\" } } }\n");
        write(
                "config/partners/shop/orders-in.yaml",
                "direction: in\ncarries: order\nconnector: { api: { path: /shop/orders } }\nformat: json\n");
        write(
                "config/partners/south/partner.yaml",
                partner(
                        "NORTH",
                        "SOUTH",
                        "address: \"http://127.0.0.1:" + wire.getAddress().getPort() + "/as2\", "));
        write(
                "config/partners/south/orders-out.yaml",
                "direction: out\ncarries: order\nwhere: { source: shop }\nconnector: { station: { compress: true } }\nformat: json\n");
        write("config/partners/north/partner.yaml", partner("SOUTH", "NORTH", ""));
        write(
                "config/partners/north/orders-in.yaml",
                "direction: in\ncarries: order\nconnector: { station: {} }\nformat: json\n");
        write(
                "config/partners/north/orders-out.yaml",
                "direction: out\ncarries: order\nwhere: { source: north }\nconnector: { file: { folder: "
                        + home.resolve("out") + " } }\nformat: { csv: { columns: { Order: orderNumber } } }\n");
        Files.createDirectories(home.resolve("out"));
        hub = start();
    }

    private ConfigurableApplicationContext start() {
        Installation installation = new Installation(home.resolve("config"));
        Configuration configuration = installation.read(Words.of());
        assertThat(configuration.problems()).isEmpty();
        return HubApplication.start(installation, configuration, InstantSource.system(), false);
    }

    private static String partner(String us, String partner, String address) {
        return "name: " + partner + "\nconnections: { station: { as2: { " + address + "us: " + us + ", partner: "
                + partner + ", key: \"${secret:" + us.toLowerCase(java.util.Locale.ROOT)
                + "-key}\", certificate: \"${secret:"
                + partner.toLowerCase(java.util.Locale.ROOT) + "-certificate}\" } } }\n";
    }

    private void party(String name) throws Exception {
        Path secrets = Files.createDirectories(home.resolve("data/secrets"));
        Process openssl = new ProcessBuilder(
                        "openssl req -x509 -days 90 -nodes -newkey rsa:2048 -subj /CN=%1$s -keyout %1$s-key -out %1$s-certificate"
                                .formatted(name)
                                .split(" ", -1))
                .directory(secrets.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("openssl.log").toFile())
                .start();
        assertThat(openssl.waitFor()).isZero();
        String certificate = Files.readString(secrets.resolve(name + "-certificate"));
        write("data/secrets/" + name + "-key", Files.readString(secrets.resolve(name + "-key")) + certificate);
    }

    @AfterEach
    void stop() {
        hub.close();
        wire.stop(0);
    }

    @Test
    void sendsAndReceivesAndTellsARepeatedMessageTheSameWithoutASecondEffect() throws Exception {
        HttpRequest order = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/shop/orders"))
                .header("X-Api-Key", "value-of-key")
                .POST(BodyPublishers.ofString(ORDER))
                .build();
        assertThat(client.send(order, BodyHandlers.discarding()).statusCode()).isEqualTo(202);
        await().atMost(Duration.ofMinutes(3)).until(() -> files().size() == 1);
        assertThat(Files.readString(files().get(0))).contains("A-17");
        await().atMost(Duration.ofMinutes(3)).until(() -> passed.size() == 1);
        Passed message = passed.get(0);
        assertThat(proof()).contains(new String(message.answer().body(), StandardCharsets.ISO_8859_1));

        HttpResponse<byte[]> again = send(message.headers(), message.body());
        hub.close();
        hub = start();
        HttpResponse<byte[]> afterARestart = send(message.headers(), message.body());

        assertThat(List.of(again.statusCode(), afterARestart.statusCode())).containsOnly(200);
        assertThat(again.body()).isEqualTo(message.answer().body());
        assertThat(afterARestart.body()).isEqualTo(message.answer().body());
        assertThat(files()).hasSize(1);
        assertThat(passed).hasSize(1);
    }

    /** What the hub keeps to show that the order arrived; it is a rung of the delivery's ladder. */
    private String proof() throws IOException {
        Hub inside = hub.getBean(HubInForce.class).hub().orElseThrow();
        Trace.Rung rung = await().atMost(Duration.ofMinutes(3))
                .until(() -> rungs(inside), all -> all.size() == 1)
                .get(0);
        assertThat(rung.level()).isEqualTo("transport");
        assertThat(rung.state()).isEqualTo("RECEIVED");
        byte[] bytes =
                inside.contents().bytes(rung.heard(), 1_000_000).orElseThrow().bytes();
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static List<Trace.Rung> rungs(Hub inside) {
        Documents.Question question = new Documents.Question(
                "A-17", "south.orders-out", "", Optional.empty(), Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
        return inside.documents().find(question, 10).stream()
                .flatMap(hit -> inside.documents().trace(hit.document()).stream())
                .flatMap(trace -> trace.sendings().stream())
                .flatMap(sending -> sending.rungs().stream())
                .toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("out"))) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Map<String, String> headers = OF_A_MESSAGE.stream()
                    .collect(java.util.stream.Collectors.toMap(
                            name -> name, name -> exchange.getRequestHeaders().getFirst(name)));
            HttpResponse<byte[]> answer = send(headers, body);
            passed.add(new Passed(headers, body, answer));
            Optional.of("Content-Type")
                    .flatMap(answer.headers()::firstValue)
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private HttpResponse<byte[]> send(Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/as2"))
                .POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return client.sendAsync(request.build(), BodyHandlers.ofByteArray()).join();
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
