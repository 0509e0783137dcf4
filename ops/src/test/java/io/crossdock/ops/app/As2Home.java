package io.crossdock.ops.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Configuration;
import io.crossdock.ops.Installation;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.routes.Hub;
import io.crossdock.routes.channel.Words;
import io.crossdock.routes.search.Documents;
import io.crossdock.routes.search.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/** A hub with a shop, whose orders go by AS2 to partners; with keys that openssl made. */
class As2Home implements AutoCloseable {

    private static final String ORDER =
            """
            {"kind": "order", "orderNumber": "%s", "type": "standard", "function": "original",
             "lines": [{"number": "1", "article": {"ids": {"supplier": "K-1"}}, "quantity": {"value": 2.5, "unit": "KGM"}}]}
            """;

    private final Path home;
    private final int port = freePort();
    private final HttpClient client = HttpClient.newHttpClient();
    private Optional<ConfigurableApplicationContext> hub = Optional.empty();

    As2Home(Path home) throws IOException {
        this.home = home;
        write("config/hub.yaml", "http: { port: " + port + " }\n");
        write("data/secrets/shop-key", "value-of-key");
        write(
                "config/partners/shop/partner.yaml",
                "name: A shop\nconnections: { api: { http: { api-key: \"${secret:shop-key}\" } } }\n");
        write(
                "config/partners/shop/orders-in.yaml",
                "direction: in\ncarries: order\nconnector: { api: { path: /shop/orders } }\nformat: json\n");
        Files.createDirectories(home.resolve("out"));
    }

    /** Where partners reach the hub. */
    final String address() {
        return "http://127.0.0.1:" + port + "/as2";
    }

    /** A key of a name that the hub has, with its certificate. */
    final As2Home key(String name) throws Exception {
        Path secrets = home.resolve("data/secrets");
        Process openssl = new ProcessBuilder(
                        "openssl req -x509 -days 90 -nodes -newkey rsa:2048 -subj /CN=%1$s -keyout %1$s-key -out %1$s-certificate"
                                .formatted(name)
                                .split(" ", -1))
                .directory(secrets.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("openssl.log").toFile())
                .start();
        assertThat(openssl.waitFor()).isZero();
        write("data/secrets/" + name + "-key", Files.readString(secrets.resolve(name + "-key")) + certificate(name));
        return this;
    }

    final String certificate(String name) throws IOException {
        return Files.readString(home.resolve("data/secrets/" + name + "-certificate"));
    }

    /** @param settings more of the connection to it, each with a comma behind it */
    final As2Home partner(String us, String partner, String settings) throws IOException {
        write(
                "config/partners/" + partner + "/partner.yaml",
                "name: " + partner + "\nconnections: { station: { as2: { " + settings + " us: "
                        + us.toUpperCase(Locale.ROOT) + ", partner: " + partner.toUpperCase(Locale.ROOT)
                        + ", key: \"${secret:" + us + "-key}\", certificate: \"${secret:" + partner
                        + "-certificate}\" } } }\n");
        return this;
    }

    final As2Home channel(String file, String yaml) throws IOException {
        return write("config/partners/" + file, yaml);
    }

    final As2Home write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    final void start(InstantSource clock) {
        Installation installation = new Installation(home.resolve("config"));
        Configuration configuration = installation.read(Words.of());
        assertThat(configuration.problems()).isEmpty();
        hub = Optional.of(HubApplication.start(installation, configuration, clock, false));
    }

    final void restart(InstantSource clock) {
        hub.orElseThrow().close();
        start(clock);
    }

    final Hub hub() {
        return hub.orElseThrow().getBean(HubInForce.class).hub().orElseThrow();
    }

    /** The shop sends an order. */
    final void order(String number) throws Exception {
        HttpRequest order = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/shop/orders"))
                .header("X-Api-Key", "value-of-key")
                .POST(BodyPublishers.ofString(ORDER.formatted(number)))
                .build();
        assertThat(client.send(order, BodyHandlers.discarding()).statusCode()).isEqualTo(202);
    }

    /** What happened to an order on its way out. */
    final List<Trace> traces(String number, String channel) {
        Documents.Question question =
                new Documents.Question(number, channel, "", Optional.empty(), Optional.empty(), Optional.empty());
        return hub().documents().find(question, 10).hits().stream()
                .flatMap(hit -> hub().documents().trace(hit.document()).stream())
                .toList();
    }

    /** The acknowledgements of what an order went out in. */
    final List<Trace.Rung> rungs(String number, String channel) {
        return traces(number, channel).stream()
                .flatMap(trace -> trace.sendings().stream())
                .flatMap(sending -> sending.rungs().stream())
                .toList();
    }

    /** What is kept to show that it arrived. */
    final String proof(Trace.Rung rung) throws IOException {
        byte[] bytes =
                hub().contents().bytes(rung.heard(), 1_000_000).orElseThrow().bytes();
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** A channel that writes what came from a partner to files. */
    final As2Home keepsWhatComesFrom(String partner) throws IOException {
        return channel(
                partner + "/orders-kept.yaml",
                "direction: out\ncarries: order\nwhere: { source: " + partner + " }\nconnector: { file: { folder: "
                        + home.resolve("out") + " } }\nformat: { csv: { columns: { Order: orderNumber } } }\n");
    }

    /** Those files. */
    final List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("out"))) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        hub.ifPresent(ConfigurableApplicationContext::close);
    }
}
