package io.crossdock.ops.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.config.Configuration;
import io.crossdock.ops.Access;
import io.crossdock.ops.Installation;
import io.crossdock.ops.app.HubApplication;
import io.crossdock.ops.running.HubInForce;
import io.crossdock.routes.HubStatus;
import io.crossdock.routes.HubStatus.Alarm;
import io.crossdock.routes.HubStatus.Balance;
import io.crossdock.routes.channel.Words;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What a monitoring system reads of the balances. */
class MetricsTest {

    @TempDir
    private Path home;

    @Test
    void tellsOfADocumentThatDisappeared() throws Exception {
        write("config/hub.yaml", "http: { port: 0 }\n");
        write(
                "config/partners/kestrel/partner.yaml",
                "name: Kestrel Ltd\nconnections: { drop: { file: { root: " + home.resolve("kestrel") + " } } }\n");
        write(
                "config/partners/kestrel/stock-in.yaml",
                """
                direction: in
                carries: stock
                connector: { drop: { folder: out } }
                format: { csv: { columns: { Item: article.ids.supplier, Left: buckets.available } } }
                """);
        write(
                "config/partners/kestrel/stock-out.yaml",
                """
                direction: out
                carries: stock
                echo: true
                batch: { max: 500, every: 72h }
                connector: { drop: { folder: in } }
                format: { csv: { columns: { Item: article.ids.supplier } } }
                """);
        write("kestrel/in/.keep", "");
        write("kestrel/out/stock.csv", "Item,Left\nTOP-SECRET-ARTICLE,1\nB,2\n");
        Installation installation = new Installation(home.resolve("config"));
        Configuration configuration = installation.read(Words.of());
        try (ConfigurableApplicationContext hub =
                HubApplication.start(installation, configuration, InstantSource.system(), false)) {
            Access access = Access.read(installation.data(configuration));
            String port = hub.getEnvironment().getProperty("local.server.port", "");
            await().atMost(Duration.ofMinutes(3)).until(() -> lose() == 1);
            await().atMost(Duration.ofMinutes(3)).until(() -> read(port, access)
                    .body()
                    .contains("crossdock_balance_difference{equation=\"delivery\",scope=\"kestrel.stock-out\"} 1.0"));

            HttpResponse<String> metrics = read(port, access);
            assertThat(metrics.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/plain;version=0.0.4");
            assertThat(metrics.body())
                    .contains("crossdock_balance_alarm{equation=\"delivery\",scope=\"kestrel.stock-out\"} 0.0")
                    .contains("crossdock_ledger_unwritten")
                    .doesNotContain("TOP-SECRET-ARTICLE");
        }
    }

    @Test
    void tellsOfAnAlarmOfTheEquationThatIsUneven() {
        Metrics metrics = new Metrics(new HubInForce(new Installation(home), Words.of()));
        Balance uneven = new Balance("delivery", "a.out", 0, 3, Map.of("delivered", 2L));
        Balance even = new Balance("delivery", "b.out", 0, 3, Map.of("delivered", 3L));

        assertThat(metrics.of(status(List.of(uneven, even), List.of(new Alarm("delivery", "a.out", 1, Instant.EPOCH)))))
                .contains(
                        "crossdock_balance_alarm{equation=\"delivery\",scope=\"a.out\"} 1.0",
                        "crossdock_balance_alarm{equation=\"delivery\",scope=\"b.out\"} 0.0",
                        "crossdock_balance_difference{equation=\"delivery\",scope=\"a.out\"} 1.0");
        assertThat(metrics.of(status(List.of(even), List.of()))).doesNotContain("a.out");
    }

    private static HubStatus status(List<Balance> balances, List<Alarm> alarms) {
        return new HubStatus(
                Instant.EPOCH,
                "main",
                "b",
                Optional.empty(),
                List.of(),
                List.of(),
                balances,
                alarms,
                List.of(),
                List.of(),
                0);
    }

    private static HttpResponse<String> read(String port, Access access) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                                .header("Authorization", access.authorization())
                                .build(),
                        BodyHandlers.ofString());
    }

    /** As no part of the hub does. */
    private int lose() throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:h2:file:" + home.resolve("data/database/crossdock"), "crossdock", "");
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate("delete from \"delivery_pending\" where \"number\" like '%/B|%'");
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
