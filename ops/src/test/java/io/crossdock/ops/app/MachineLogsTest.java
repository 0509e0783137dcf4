package io.crossdock.ops.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.ops.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hub whose logs a machine reads: every line is an object that says what it is about, and nothing of what is in documents. */
@Timeout(240)
class MachineLogsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"ecs", "logstash"})
    void everyLineIsAnObjectThatSaysWhatItIsAbout(String format) throws Exception {
        write("config/hub.yaml", "http: { port: 0 }\nlogs: { format: " + format + " }\n");
        write("data/secrets/key", "value-of-the-key");
        write(
                "config/partners/shop/partner.yaml",
                "name: Shop\nconnections: { drop: { file: { root: " + home
                        + " } }, api: { http: { address: \"http://127.0.0.1:1\", api-key: \"${secret:key}\" } } }\n");
        write(
                "config/partners/shop/orders-in.yaml",
                """
                direction: in
                carries: order
                connector: { drop: { folder: out } }
                when: { every: 1s }
                format: { csv: { columns: { Order: orderNumber, Item: lines.article.ids.buyer, Qty: lines.quantity.value } } }
                """);
        write(
                "config/partners/shop/orders-out.yaml",
                """
                direction: out
                carries: order
                connector: { api: { path: /orders } }
                format: json
                """);
        write("out/1.csv", "Order,Item,Qty\nPO-1,TOP-SECRET-ARTICLE,1\n");
        Path log = home.resolve("log");
        Process hub = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.crossdock.ops.cli.Main",
                        "run",
                        "--config",
                        home.resolve("config").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            await().atMost(PATIENCE).until(() -> lines(log).stream()
                    .anyMatch(line -> line.contains("orders-out") && line.contains("\"document\"")));
            Access access = Access.read(home.resolve("data"));

            List<JsonNode> told =
                    lines(log).stream().map(MachineLogsTest::object).toList();
            assertThat(told).anySatisfy(line -> {
                assertThat(line.path("channel").asText()).isEqualTo("shop.orders-out");
                assertThat(line.path("document").asText()).startsWith("t");
                assertThat(line.path("transmission").asText()).isNotEmpty();
            });
            assertThat(told).anySatisfy(line -> assertThat(line.path("message").asText())
                    .startsWith("ready: 2 channels"));
            assertThat(Files.readString(log)).doesNotContain("TOP-SECRET-ARTICLE", "value-of-the-key", access.token());
        } finally {
            hub.destroy();
            hub.waitFor(60, TimeUnit.SECONDS);
        }
        assertThat(lines(log))
                .allSatisfy(line -> assertThat(object(line).isObject()).as(line).isTrue());
    }

    private static JsonNode object(String line) {
        try {
            return CanonicalJson.MAPPER.readTree(line);
        } catch (IOException none) {
            throw new AssertionError("not an object: " + line, none);
        }
    }

    /** The whole ones. */
    private static List<String> lines(Path log) throws IOException {
        String text = Files.readString(log);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
