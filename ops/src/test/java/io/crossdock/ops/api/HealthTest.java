package io.crossdock.ops.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.ops.Access;
import io.crossdock.ops.Installation;
import io.crossdock.ops.app.HubApplication;
import io.crossdock.routes.channel.Words;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Health and readiness tell the truth: while the hub starts, while its broker is away, and when it is back. */
@Timeout(240)
class HealthTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path home;

    @Test
    void isAliveBeforeItIsReadyAndLetsNobodyInUntilThen() throws Exception {
        int port = freePort();
        URI address = URI.create("http://127.0.0.1:" + port);
        write("config/hub.yaml", "http: { port: " + port + " }\n");
        List<List<Integer>> seen = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> looking = CompletableFuture.runAsync(() -> {
            while (seen.stream().noneMatch(one -> one.get(1) == 200)) {
                try {
                    seen.add(List.of(
                            status(address, "/health/live"),
                            status(address, "/health/ready"),
                            status(address, "/api/status")));
                } catch (IOException notYet) {
                    Thread.onSpinWait();
                } catch (InterruptedException leaving) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        });
        try (ConfigurableApplicationContext hub = start()) {
            looking.join();
        }

        assertThat(seen).hasSizeGreaterThan(1);
        assertThat(seen).allSatisfy(one -> assertThat(one.get(0)).isEqualTo(200));
        assertThat(seen.get(0).get(1)).isEqualTo(503);
        assertThat(seen.stream().map(one -> one.get(2)).toList().subList(0, 1)).containsExactly(503);
    }

    @Test
    void isNotReadyWhileItsBrokerIsAwayAndSaysSoToWhomMayKnow() throws Exception {
        int port = freePort();
        try (Server broker = new Server(port, home.resolve("broker"))) {
            write("data/secrets/broker", "any");
            write(
                    "config/hub.yaml",
                    "http: { port: 0 }\nbroker: { url: \"tcp://127.0.0.1:" + port
                            + "\", user: hub, password: \"${secret:broker}\" }\n");
            try (ConfigurableApplicationContext hub = start()) {
                Access access = Access.read(home.resolve("data"));
                assertThat(status(access.address(), "/health/ready")).isEqualTo(200);
                assertThat(ask(access, "/api/health").path("lacks")).isEmpty();
                assertThat(text(access, "/metrics")).contains("\ncrossdock_ready 1.0\n");

                broker.stop();

                Instant asked = Instant.now();
                await().atMost(PATIENCE).until(() -> status(access.address(), "/health/ready") == 503);
                assertThat(status(access.address(), "/health/live")).isEqualTo(200);
                JsonNode lacks = ask(access, "/api/health").path("lacks");
                assertThat(Set.of("broker", "database"))
                        .contains(lacks.path(0).path("what").asText());
                assertThat(lacks.path(0).path("why").asText()).contains("broker");
                assertThat(text(access, "/metrics"))
                        .contains("\ncrossdock_ready 0.0\n")
                        .doesNotContain("crossdock_channel_waiting");
                assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofMinutes(1));

                broker.start();

                await().atMost(PATIENCE).until(() -> status(access.address(), "/health/ready") == 200);
            }
        }
    }

    private ConfigurableApplicationContext start() {
        Installation installation = new Installation(home.resolve("config"));
        return HubApplication.start(installation, installation.read(Words.of()), InstantSource.system(), false);
    }

    private int status(URI address, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private JsonNode ask(Access access, String path) throws IOException, InterruptedException {
        return CanonicalJson.MAPPER.readTree(text(access, path));
    }

    private String text(Access access, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(access.address().resolve(path))
                        .header("Authorization", access.authorization())
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
