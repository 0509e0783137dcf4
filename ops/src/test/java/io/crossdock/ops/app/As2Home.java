package io.crossdock.ops.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/** A hub with a shop whose orders go by AS2 to a partner, here the hub itself, through a wire that a test listens to. */
final class As2Home implements AutoCloseable {

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
            "Disposition-Notification-Options",
            "Receipt-Delivery-Option");

    private final Path home;
    private final int port = freePort();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer wire;
    private Optional<ConfigurableApplicationContext> hub = Optional.empty();

    /** What goes over the wire. */
    record Letter(Map<String, String> headers, byte[] body) {

        static Letter of(HttpExchange exchange) throws IOException {
            Map<String, String> headers = new HashMap<>();
            OF_A_MESSAGE.forEach(
                    name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                            .ifPresent(value -> headers.put(name, value)));
            return new Letter(headers, exchange.getRequestBody().readAllBytes());
        }

        String text() {
            return new String(body, StandardCharsets.ISO_8859_1);
        }
    }

    As2Home(Path home, HttpHandler wire) throws Exception {
        this.home = home;
        this.wire = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.wire.createContext("/", wire);
        this.wire.start();
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
        write("config/partners/south/partner.yaml", partner("NORTH", "SOUTH", "address: \"" + wireAddress() + "\", "));
        write(
                "config/partners/north/partner.yaml",
                partner("SOUTH", "NORTH", "mdn-address: \"" + wireAddress() + "\", "));
        Files.createDirectories(home.resolve("out"));
    }

    String wireAddress() {
        return "http://127.0.0.1:" + wire.getAddress().getPort() + "/as2";
    }

    private static String partner(String us, String partner, String address) {
        return "name: " + partner + "\nconnections: { station: { as2: { " + address + "us: " + us + ", partner: "
                + partner + ", key: \"${secret:" + us.toLowerCase(Locale.ROOT) + "-key}\", certificate: \"${secret:"
                + partner.toLowerCase(Locale.ROOT) + "-certificate}\" } } }\n";
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

    As2Home channel(String file, String yaml) throws IOException {
        write("config/partners/" + file, yaml);
        return this;
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    void start(InstantSource clock) {
        Installation installation = new Installation(home.resolve("config"));
        Configuration configuration = installation.read(Words.of());
        assertThat(configuration.problems()).isEmpty();
        hub = Optional.of(HubApplication.start(installation, configuration, clock, false));
    }

    void restart(InstantSource clock) {
        hub.orElseThrow().close();
        start(clock);
    }

    Hub hub() {
        return hub.orElseThrow().getBean(HubInForce.class).hub().orElseThrow();
    }

    /** The shop sends order A-17. */
    void order() throws Exception {
        HttpRequest order = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/shop/orders"))
                .header("X-Api-Key", "value-of-key")
                .POST(BodyPublishers.ofString(ORDER))
                .build();
        assertThat(client.send(order, BodyHandlers.discarding()).statusCode()).isEqualTo(202);
    }

    HttpResponse<byte[]> toHub(Letter letter) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/as2"))
                .POST(BodyPublishers.ofByteArray(letter.body()));
        letter.headers().forEach(request::header);
        return client.sendAsync(request.build(), BodyHandlers.ofByteArray()).join();
    }

    /** What happened to order A-17. */
    List<Trace> traces() {
        Documents.Question question = new Documents.Question(
                "A-17", "south.orders-out", "", Optional.empty(), Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
        return hub().documents().find(question, 10).stream()
                .flatMap(hit -> hub().documents().trace(hit.document()).stream())
                .toList();
    }

    /** The acknowledgements of what order A-17 went out in. */
    List<Trace.Rung> rungs() {
        return traces().stream()
                .flatMap(trace -> trace.sendings().stream())
                .flatMap(sending -> sending.rungs().stream())
                .toList();
    }

    /** What is kept to show that it arrived. */
    String proof(Trace.Rung rung) throws IOException {
        byte[] bytes =
                hub().contents().bytes(rung.heard(), 1_000_000).orElseThrow().bytes();
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** What north took. */
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("out"))) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        hub.ifPresent(ConfigurableApplicationContext::close);
        wire.stop(0);
    }
}
