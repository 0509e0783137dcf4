package io.crossdock.ops.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.ops.console.ConsoleHub;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The description of the API is what its controllers are, and what a hub answers is as the description says. {@code -Dgolden=accept}
 * makes the description what the controllers say now; then the diff is the review.
 */
class OpenApiTest {

    private static final Path DESCRIPTION = Path.of("src/main/resources/openapi.json");

    @TempDir
    private Path home;

    @Test
    void theDescriptionIsWhatTheControllersAre() throws IOException {
        String now = Description.write().toPrettyString() + "\n";
        if (accepting()) {
            Files.writeString(DESCRIPTION, now);
        }
        assertThat(DESCRIPTION)
                .as("mvn test -pl ops -am -Dtest=OpenApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden=accept"
                        + " rewrites it")
                .exists()
                .content()
                .isEqualTo(now);
    }

    @Test
    void everyCallSaysWhoMayAndWhatIsAnsweredToWhoMayNot() throws IOException {
        JsonNode paths =
                CanonicalJson.MAPPER.readTree(Files.readString(DESCRIPTION)).path("paths");
        assertThat(paths.size()).isGreaterThan(20);
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (JsonNode call : path.getValue()) {
                boolean open = path.getKey().startsWith("/health/");
                assertThat(call.path("security").isEmpty()).as(path.getKey()).isEqualTo(open);
                assertThat(call.path("summary").asText()).as(path.getKey()).isNotBlank();
                assertThat(call.path("responses").path("200").path("content"))
                        .as(path.getKey())
                        .isNotEmpty();
                if (!open) {
                    assertThat(call.path("x-right").asText()).as(path.getKey()).isNotBlank();
                    assertThat(call.path("responses").properties().stream().map(Map.Entry::getKey))
                            .as(path.getKey())
                            .contains("400", "401", "403");
                }
            }
        }
    }

    @Test
    void aHubAnswersAsTheDescriptionSays() throws Exception {
        try (ConsoleHub hub = new ConsoleHub(home)) {
            hub.write("shop/out/1.csv", "Order;Item;Qty\nPO-1;A;1\nPO-2;A;many\n");
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> ask(hub, "/api/documents?q=PO-1").body().contains("DELIVERED"));
            JsonNode description =
                    CanonicalJson.MAPPER.readTree(ask(hub, "/api/openapi.json").body());
            assertThat(description).isEqualTo(CanonicalJson.MAPPER.readTree(Files.readString(DESCRIPTION)));
            String document = CanonicalJson.MAPPER
                    .readTree(ask(hub, "/api/documents?q=PO-1").body())
                    .path(0)
                    .path("document")
                    .asText();

            Map.of(
                            "/api/documents", "/api/documents?q=PO-1",
                            "/api/documents/{id}", "/api/documents/" + document,
                            "/api/status", "/api/status",
                            "/api/parked", "/api/parked",
                            "/api/accounts", "/api/accounts",
                            "/api/audit", "/api/audit",
                            "/api/health", "/api/health",
                            "/api/balance/{channel}", "/api/balance/shop.orders-in?since=2026-01-01",
                            "/api/reruns", "/api/reruns",
                            "/health/ready", "/health/ready")
                    .forEach((path, asked) -> fits(description, path, hub, asked));
            HttpResponse<String> refused = ask(hub, "/api/documents/nothing");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(CanonicalJson.MAPPER
                            .readTree(refused.body())
                            .path("message")
                            .asText())
                    .isEqualTo("there is no document nothing");
        }
    }

    private static void fits(JsonNode description, String path, ConsoleHub hub, String asked) {
        ObjectNode schema = (ObjectNode) description
                .path("paths")
                .path(path)
                .path("get")
                .path("responses")
                .path("200")
                .path("content")
                .path("application/json")
                .path("schema")
                .deepCopy();
        schema.set("components", strict(description.path("components").deepCopy()));
        JsonSchema check =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
        try {
            HttpResponse<String> answer = ask(hub, asked);
            assertThat(answer.statusCode()).as(asked).isEqualTo(200);
            assertThat(check.validate(CanonicalJson.MAPPER.readTree(answer.body())))
                    .as(asked + " " + answer.body())
                    .isEmpty();
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(asked, failure);
        }
    }

    /** What is told beyond the description would be as wrong as what is missing. */
    private static JsonNode strict(JsonNode components) {
        components.path("schemas").forEach(schema -> ((ObjectNode) schema).put("additionalProperties", false));
        return components;
    }

    private static HttpResponse<String> ask(ConsoleHub hub, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(hub.access().address().resolve(path))
                                .header("Authorization", hub.access().authorization())
                                .build(),
                        BodyHandlers.ofString());
    }

    private static boolean accepting() {
        boolean accepting = "accept".equals(System.getProperty("golden"));
        assertThat(accepting && "true".equals(System.getenv("CI")))
                .as("descriptions are accepted by a person, never by the build server")
                .isFalse();
        return accepting;
    }
}
