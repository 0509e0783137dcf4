package io.crossdock.ops.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.config.yaml.Bundle;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.ops.console.ConsoleHub;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same wrong word in several documents that are parked for a channel is put right in all of them at once. */
@Timeout(300)
class CorrectionsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path home;

    private ConsoleHub hub;

    @BeforeEach
    void aSupplierWhoKnowsPiecesOnly() throws IOException {
        hub = new ConsoleHub(home);
        hub.write(
                "config/partners/shop/orders-in.yaml",
                """
                direction: in
                carries: order
                connector: { drop: { folder: out } }
                when: { every: 1s }
                format: { csv: { separator: ";", columns: { Order: orderNumber, Item: lines.article.ids.buyer, Qty: lines.quantity.value, Unit: lines.quantity.unit } } }
                """);
        hub.write(
                "config/partners/kestrel/orders-out.yaml",
                """
                direction: out
                carries: order
                connector: { drop: { folder: in } }
                format: { csv: { columns: { Order: orderNumber, Qty: lines.quantity.value, Unit: lines.quantity.unit }, codes: { Unit: { PC: H87 } } } }
                """);
        String written = Bundle.of(hub.path("config")).get().hash();
        await().atMost(PATIENCE)
                .until(() -> ask("status").path("bundle").asText().equals(written));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void correctsAndSendsWhatIsParkedForAChannel() throws Exception {
        hub.write(
                "shop/out/1.csv",
                "Order;Item;Qty;Unit\nPO-1;A;1;EACH\nPO-2;A;2;EACH\nPO-2;B;3;EACH\nPO-3;A;4;EACH\nPO-3;EACH;5;H87\n");
        await().atMost(PATIENCE).until(() -> ask("parked").size() == 3);

        JsonNode slip = ask("parked/slips").path(0);
        assertThat(slip.path("channel").asText()).isEqualTo("kestrel.orders-out");
        assertThat(slip.path("field").asText()).isEqualTo("Unit");
        assertThat(slip.path("value").asText()).isEqualTo("EACH");
        assertThat(slip.path("documents").asLong()).isEqualTo(3);
        JsonNode corrected = correct(slip.path("id").asText(), ask("parked").findValuesAsText("document"));

        assertThat(corrected.path("sent").asLong())
                .as("in PO-3 it stands in another place too")
                .isEqualTo(2);
        assertThat(corrected.path("rerun").isNull()).isTrue();
        await().atMost(PATIENCE).until(() -> hub.received("kestrel/in").size() == 2);
        assertThat(String.join("", hub.received("kestrel/in"))).contains("PO-1,1,PC", "PO-2,2,PC", "PO-2,3,PC");
        await().atMost(PATIENCE).until(() -> ask("parked").size() == 1);
        assertThat(ask("parked").path(0).path("number").asText()).isEqualTo("PO-3");
        assertThat(ask("audit").findValuesAsText("action"))
                .filteredOn("document.repair"::equals)
                .hasSize(2);
        assertThat(correct(slip.path("id").asText(), ask("parked").findValuesAsText("document"))
                        .path("message")
                        .asText())
                .startsWith("in none of these it is plain where the wrong value stands");
    }

    private JsonNode correct(String slip, List<String> documents) throws Exception {
        ObjectNode correction = CanonicalJson.MAPPER.createObjectNode();
        documents.forEach(correction.putArray("documents")::add);
        correction.put("slip", slip).put("value", "H87").put("reason", "they mean pieces");
        return answer(request("parked/correct")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(correction.toString())));
    }

    private JsonNode ask(String path) throws Exception {
        return answer(request(path));
    }

    private static JsonNode answer(HttpRequest.Builder request) throws Exception {
        return CanonicalJson.MAPPER.readTree(HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(hub.access().address().resolve("/api/" + path))
                .header("Authorization", hub.access().authorization());
    }
}
