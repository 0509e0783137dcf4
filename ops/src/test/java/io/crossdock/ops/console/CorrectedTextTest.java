package io.crossdock.ops.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.ops.Visit;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page of a document says what came, and what a person made of it. */
@Timeout(300)
class CorrectedTextTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path home;

    @Test
    void showsWhatAPersonCorrectedAsTheirsWithAWayToWhatCame() throws Exception {
        try (ConsoleHub hub = new ConsoleHub(home)) {
            Visit visit = Visit.as(hub.access(), "anna", "operator", true);
            hub.write("shop/out/1.csv", "Order;Item;Qty\nPO-1;A;1\nPO-2;A;2,5\n");
            await().atMost(PATIENCE)
                    .until(() -> ask(hub, "parked").size() == 1
                            && hub.received("kestrel/in").size() == 1);
            String parked = ask(hub, "parked").path(0).path("document").asText();
            assertThat(visit.get("/console/documents/" + parked).body()).contains("As it came", "PO-2;A;2,5");

            String rerun = visit.post(
                            "/console/documents/" + parked + "/repair",
                            Map.of("line-3", "PO-2;A;2", "reason", "pieces are whole"))
                    .uri()
                    .getPath();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(visit.get(rerun).body()).contains("Yes, let it go"));
            visit.post(rerun, Map.of());
            await().atMost(PATIENCE)
                    .until(() -> hub.received("kestrel/in").stream().anyMatch(text -> text.contains("PO-2,2")));

            String repaired = sound(hub, parked);
            assertThat(visit.get("/console/documents/" + repaired).body())
                    .contains("As corrected by anna", "PO-2;A;2\n", "what came")
                    .contains("/console/documents?q=" + parked.substring(0, parked.indexOf('-')))
                    .doesNotContain("As it came");
            assertThat(visit.get("/console/documents/" + repaired + "?lang=zh").body())
                    .contains("更正后的内容", "原始来文");
            assertThat(visit.get("/console/documents/" + parked + "?lang=en").body())
                    .contains("As it came", "PO-2;A;2,5", "replaced")
                    .doesNotContain("As corrected");
        }
    }

    private static String sound(ConsoleHub hub, String parked) throws Exception {
        return ask(hub, "documents?q=PO-2").findValuesAsText("document").stream()
                .filter(one -> !one.equals(parked))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode ask(ConsoleHub hub, String path) throws Exception {
        return CanonicalJson.MAPPER.readTree(HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(hub.access().address().resolve("/api/" + path))
                                .header("Authorization", hub.access().authorization())
                                .build(),
                        BodyHandlers.ofString())
                .body());
    }
}
