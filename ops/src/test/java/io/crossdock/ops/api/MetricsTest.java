package io.crossdock.ops.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.config.Configuration;
import io.crossdock.ops.Access;
import io.crossdock.ops.Installation;
import io.crossdock.ops.app.HubApplication;
import io.crossdock.ops.console.ConsoleHub;
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
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What a monitoring system reads of the balances. */
class MetricsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

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
    void saysWhatWasDone() throws Exception {
        try (ConsoleHub hub = new ConsoleHub(home)) {
            hub.write("shop/out/1.csv", "Order;Item;Qty\nPO-1;A;1\nPO-2;A;2\nPO-3;A;many\n");
            hub.write("shop/out/2.csv", "Order;Item;Qty\nPO-1;A;1\n");

            await().atMost(PATIENCE)
                    .until(() -> lines(hub).contains("crossdock_lag_seconds_count{channel=\"kestrel.orders-out\"} 2"));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(lines(hub))
                    .contains(
                            documents("shop.orders-in", "intake", "read", 4),
                            documents("shop.orders-in", "intake", "published", 2),
                            documents("shop.orders-in", "intake", "duplicate", 1),
                            documents("shop.orders-in", "intake", "parked", 1),
                            documents("kestrel.orders-out", "delivery", "planned", 2),
                            documents("kestrel.orders-out", "delivery", "delivered", 2),
                            "crossdock_channel_oldest_seconds{channel=\"kestrel.orders-out\"} 0.0",
                            "crossdock_ready 1.0",
                            "crossdock_broker_blocked 0.0",
                            "crossdock_nodes 1.0"));
            assertThat(lines(hub).stream()
                            .filter(line -> line.startsWith("crossdock_parked{channel=\"shop.orders-in\"")))
                    .singleElement()
                    .asString()
                    .endsWith(" 1.0");

            command(hub, "channels/pause", "{\"channel\":\"kestrel.orders-out\",\"author\":\"me\",\"reason\":\"why\"}");
            hub.write("shop/out/3.csv", "Order;Item;Qty\nPO-4;A;1\n");

            await().atMost(PATIENCE)
                    .until(() -> oldest(hub) >= 2
                            && lines(hub).contains("crossdock_channel_waiting{channel=\"kestrel.orders-out\"} 1.0"));
        }
    }

    private static double oldest(ConsoleHub hub) throws IOException, InterruptedException {
        String start = "crossdock_channel_oldest_seconds{channel=\"kestrel.orders-out\"} ";
        return lines(hub).stream()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
                .sum();
    }

    private static String documents(String channel, String stage, String state, int count) {
        return "crossdock_documents_total{channel=\"" + channel + "\",stage=\"" + stage + "\",state=\"" + state + "\"} "
                + count + ".0";
    }

    private static List<String> lines(ConsoleHub hub) throws IOException, InterruptedException {
        return read(String.valueOf(hub.access().address().getPort()), hub.access())
                .body()
                .lines()
                .toList();
    }

    private static void command(ConsoleHub hub, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(hub.access().address().resolve("/api/" + path))
                                .header("Authorization", hub.access().authorization())
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
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
