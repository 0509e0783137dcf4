package io.crossdock.ops.cli;

import static io.crossdock.ops.cli.Office.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command has done to documents and channels, each on a hub of its own; {@link OnlineCommandsTest} for the rest. */
class OnlineDeedsTest {

    private final Office office;

    OnlineDeedsTest(@TempDir Path home) throws IOException {
        office = new Office(home);
    }

    @AfterEach
    void stop() {
        office.close();
    }

    @Test
    void listsWhatIsParkedAndRejectsIt() {
        assertThat(office.said("parked")).contains("PO-2", "shop.orders-in", "1 document waits for a person.");
        assertThat(office.said("parked", "--problem", "NOTHING-LIKE-IT")).contains("Nothing is parked.");
        JsonNode parked = office.json("parked");
        assertThat(parked).hasSize(1);

        JsonNode rejected = office.json(
                "parked", "--reject", parked.path(0).path("document").asText(), "--reason", "ordered twice");

        assertThat(rejected.path("rejected").asLong()).isEqualTo(1);
        assertThat(office.said("parked")).contains("Nothing is parked.");
        assertThat(office.said("parked", "--reject", "nothing")).contains("0 documents rejected.");
        assertThat(office.exitCode()).isEqualTo(1);
    }

    @Test
    void hasAChannelStandStillAndGoOn() throws IOException {
        assertThat(office.said("pause", "kestrel.orders-out", "--reason", "they count stock"))
                .contains("kestrel.orders-out stands still.");
        assertThat(office.json("status").path("channels").findValuesAsText("condition"))
                .contains("PAUSED");
        assertThat(office.json("pause", "kestrel.orders-out").path("channel").asText())
                .isEqualTo("kestrel.orders-out");
        office.hub().write("shop/out/2.csv", "Order;Item;Qty\nPO-3;A;1\n");
        await().atMost(PATIENCE).until(() -> !office.json("search", "PO-3").isEmpty());
        assertThat(office.hub().received("kestrel/in")).hasSize(1);

        assertThat(office.said("resume", "kestrel.orders-out")).contains("kestrel.orders-out goes on.");

        await().atMost(PATIENCE).until(() -> office.hub().received("kestrel/in").size() == 2);
        assertThat(office.said("pause", "kestrel.nothing")).contains("there is no channel kestrel.nothing");
        assertThat(office.exitCode()).isEqualTo(2);
    }

    @Test
    void namesTheNumbersThatDocumentsWaitFor() throws IOException {
        assertThat(office.said("parked", "--articles")).contains("Nothing waits for a cross reference.");
        String channel = "config/partners/shop/orders-in.yaml";
        office.hub().write(channel, office.hub().text(channel) + "unknown-article: park\n");
        await().atMost(PATIENCE).until(() -> {
            office.hub()
                    .write(
                            "shop/out/" + System.nanoTime() + ".csv",
                            "Order;Item;Qty\nPO-" + System.nanoTime() + ";A-7;1\n");
            return office.said("parked", "--articles").contains("buyer A-7");
        });

        assertThat(office.json("parked", "--articles").path(0).path("partner").asText())
                .isEqualTo("shop");
    }

    @Test
    void letsDocumentsGoAgainForAMachineToo() throws IOException {
        JsonNode preview = office.json("reprocess", "PO-1", "--delivered", "--reason", "a test");
        assertThat(preview.path("rerun").path("state").asText()).isEqualTo("PREVIEWED");
        assertThat(preview.path("documents")).hasSize(1);
        assertThat(office.hub().received("kestrel/in")).hasSize(1);

        JsonNode done = office.json(
                "reprocess", "--of", preview.path("rerun").path("id").asText(), "--yes");

        assertThat(done.path("rerun").path("state").asText()).isEqualTo("DONE");
        await().atMost(PATIENCE).until(() -> office.hub().received("kestrel/in").size() == 2);
        assertThat(office.json("reruns").path(0).path("rerun").path("reason").asText())
                .isEqualTo("a test");
        assertThat(office.json("replay", "PO-1").path("rerun").path("verb").asText())
                .isEqualTo("REPLAY");
        assertThat(office.json("resend", "PO-1").path("documents")).isNotEmpty();
    }

    @Test
    void takesWhatItIsGivenForAMachineToo() throws IOException {
        office.hub().write("numbers.csv", "partner,scheme,external,canonical\nshop,buyer,7,kestrel/K-7\n");
        assertThat(office.json(
                                "xref",
                                "import",
                                office.hub().path("numbers.csv").toString())
                        .path("changed")
                        .asLong())
                .isEqualTo(1);
        assertThat(office.json("apply").path("channels").asLong()).isEqualTo(2);
        office.hub().write("config/partners/shop/orders-in.yaml", "direction: sideways\n");
        assertThat(office.json("apply").path("problems")).isNotEmpty();
        assertThat(office.exitCode()).isEqualTo(1);
    }
}
