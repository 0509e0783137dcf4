package io.crossdock.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.ops.Installation;
import io.crossdock.ops.Provenance;
import io.crossdock.ops.console.ConsoleHub;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command that asks the running hub tells a person in words and a machine in JSON, and by its exit code the same. */
class OnlineCommandsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ConsoleHub hub;
    private final Terminal terminal;

    OnlineCommandsTest(@TempDir Path home) throws IOException {
        hub = new ConsoleHub(home);
        terminal = new Terminal(home);
        hub.write("shop/out/1.csv", "Order;Item;Qty\nPO-1;A;1\nPO-2;A;many\n");
        await().atMost(PATIENCE).until(() -> hub.received("kestrel/in").size() == 1);
        await().atMost(PATIENCE)
                .until(() ->
                        json("search", "PO-1").path(0).path("state").asText().equals("DELIVERED"));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void findsADocumentTellsItsStoryAndShowsWhatIsInIt() {
        assertThat(said("search", "PO-1")).contains("PO-1", "shop.orders-in > kestrel.orders-out");
        assertThat(terminal.exitCode()).isZero();
        String id = json("search", "PO-1").path(0).path("document").asText();

        assertThat(said("trace", id)).contains("came", "published", "delivered", "kestrel.orders-out");
        assertThat(json("trace", id).path("history").findValuesAsText("state"))
                .containsSubsequence("PUBLISHED", "SUBSCRIBED", "DELIVERED");
        assertThat(said("show", id)).contains("\"orderNumber\" : \"PO-1\"");
        assertThat(json("show", id).path("orderNumber").asText()).isEqualTo("PO-1");
        assertThat(said("show", id, "--raw")).startsWith("Order;Item;Qty");
        assertThat(json("show", id, "--raw").path("raw").asText()).startsWith("Order;Item;Qty");

        assertThat(said("search", "PO-9")).contains("Nothing was found.");
        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(said("trace", "nothing")).contains("hub: there is no document nothing");
        assertThat(terminal.exitCode()).isEqualTo(2);
    }

    @Test
    void tellsHowTheHubIsAndThatAllIsAccountedFor() {
        assertThat(said("status")).contains("shop.orders-in", "parked: PO-2 of shop.orders-in");
        assertThat(terminal.exitCode()).isEqualTo(1);
        JsonNode status = json("status");
        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(status.path("channels").findValuesAsText("id"))
                .containsExactlyInAnyOrder("shop.orders-in", "kestrel.orders-out");
        assertThat(status.path("parked")).hasSize(1);

        await().atMost(PATIENCE).until(() -> said("balance").contains("Even: every document is accounted for."));
        JsonNode balance = json("balance");
        assertThat(terminal.exitCode()).isZero();
        assertThat(balance.path("balances").findValuesAsText("name"))
                .contains("transmission", "intake", "flow", "delivery");
        assertThat(json("balance", "kestrel.orders-out").isArray()).isTrue();
    }

    @Test
    void listsWhatIsParkedAndRejectsIt() {
        assertThat(said("parked")).contains("PO-2", "shop.orders-in");
        JsonNode parked = json("parked");
        assertThat(parked).hasSize(1);

        JsonNode rejected =
                json("parked", "--reject", parked.path(0).path("document").asText(), "--reason", "ordered twice");

        assertThat(rejected.path("rejected").asLong()).isEqualTo(1);
        assertThat(said("parked")).contains("Nothing is parked.");
        assertThat(said("parked", "--reject", "nothing")).contains("0 documents rejected.");
        assertThat(terminal.exitCode()).isEqualTo(1);
    }

    @Test
    void hasAChannelStandStillAndGoOn() throws IOException {
        assertThat(said("pause", "kestrel.orders-out", "--reason", "they count stock"))
                .contains("kestrel.orders-out stands still.");
        assertThat(json("status").path("channels").findValuesAsText("condition"))
                .contains("PAUSED");
        assertThat(json("pause", "kestrel.orders-out").path("channel").asText()).isEqualTo("kestrel.orders-out");
        hub.write("shop/out/2.csv", "Order;Item;Qty\nPO-3;A;1\n");
        await().atMost(PATIENCE).until(() -> !json("search", "PO-3").isEmpty());
        assertThat(hub.received("kestrel/in")).hasSize(1);

        assertThat(said("resume", "kestrel.orders-out")).contains("kestrel.orders-out goes on.");

        await().atMost(PATIENCE).until(() -> hub.received("kestrel/in").size() == 2);
        assertThat(said("pause", "kestrel.nothing")).contains("there is no channel kestrel.nothing");
        assertThat(terminal.exitCode()).isEqualTo(2);
    }

    @Test
    void drainsAChannelAndSaysOfAnInboxThatToPauseItIsEnough() {
        assertThat(said("drain", "kestrel.orders-out", "--reason", "they count stock"))
                .contains("kestrel.orders-out sends what waits, and then stands still.");
        await().atMost(PATIENCE).until(() -> json("status")
                .path("channels")
                .findValuesAsText("condition")
                .contains("PAUSED"));

        assertThat(said("drain", "shop.orders-in")).contains("shop.orders-in brings documents in: pause it");
        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(said("resume", "kestrel.orders-out")).contains("kestrel.orders-out goes on.");
    }

    @Test
    void namesTheNumbersThatDocumentsWaitFor() throws IOException {
        assertThat(said("parked", "--articles")).contains("Nothing waits for a cross reference.");
        String channel = "config/partners/shop/orders-in.yaml";
        hub.write(channel, hub.text(channel) + "unknown-article: park\n");
        await().atMost(PATIENCE).until(() -> {
            hub.write("shop/out/" + System.nanoTime() + ".csv", "Order;Item;Qty\nPO-" + System.nanoTime() + ";A-7;1\n");
            return said("parked", "--articles").contains("buyer A-7");
        });

        assertThat(json("parked", "--articles").path(0).path("partner").asText())
                .isEqualTo("shop");
    }

    @Test
    void saysWhatOneNumberMeansAndRemembersWhoSaidSo() throws IOException {
        assertThat(said("xref", "set", "shop", "buyer", "A-7", "kestrel/K-7"))
                .contains("A-7 (buyer) of shop means kestrel/K-7.");
        assertThat(said("xref", "set", "shop", "buyer", "A-7", "kestrel/K-7")).contains("kestrel/K-7, as before.");
        assertThat(json("xref", "set", "shop", "buyer", "A-7", "kestrel/K-8")
                        .path("changed")
                        .asLong())
                .isEqualTo(1);
        assertThat(said("xref", "export", hub.path("numbers.csv").toString())).contains("1 cross reference written");
        assertThat(hub.text("numbers.csv")).contains("shop,buyer,A-7,kestrel/K-8,article,1");
        JsonNode noted = RunningHub.of(new Installation(hub.path("config"))).get("audit?subject=shop");
        assertThat(noted.path(0).path("detail").asText()).isEqualTo("A-7 = kestrel/K-8");
        assertThat(noted.path(0).path("author").asText())
                .isEqualTo(Provenance.of(hub.path("config")).author());

        assertThat(said("xref", "set", "shop", "buyer", "A-7", "nobody/K-7"))
                .contains("'nobody/K-7' names no article: it is written as supplier/number");
        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(said("xref", "set", "nobody", "buyer", "A-7", "kestrel/K-7")).contains("there is no partner nobody");
        assertThat(said("xref", "set", "shop", "buyer", "A-7")).contains("Missing required parameter: '<article>'");
        assertThat(terminal.exitCode()).isEqualTo(2);
    }

    @Test
    void letsDocumentsGoAgainForAMachineToo() throws IOException {
        JsonNode preview = json("reprocess", "PO-1", "--delivered", "--reason", "a test");
        assertThat(preview.path("rerun").path("state").asText()).isEqualTo("PREVIEWED");
        assertThat(preview.path("documents")).hasSize(1);
        assertThat(hub.received("kestrel/in")).hasSize(1);

        JsonNode done =
                json("reprocess", "--of", preview.path("rerun").path("id").asText(), "--yes");

        assertThat(done.path("rerun").path("state").asText()).isEqualTo("DONE");
        await().atMost(PATIENCE).until(() -> hub.received("kestrel/in").size() == 2);
        assertThat(json("reruns").path(0).path("rerun").path("reason").asText()).isEqualTo("a test");
        assertThat(json("replay", "PO-1").path("rerun").path("verb").asText()).isEqualTo("REPLAY");
        assertThat(json("resend", "PO-1").path("documents")).isNotEmpty();
    }

    @Test
    void saysWhoMayComeIn() throws IOException {
        terminal.write("password", "long enough for it\n");
        assertThat(said(
                        "user",
                        "add",
                        "anna",
                        "--role",
                        "operator",
                        "--password-file",
                        hub.path("password").toString()))
                .contains("anna is operator.");
        JsonNode till = json("user", "add", "till", "--token");
        assertThat(till.path("token").asText()).startsWith("crossdock_");
        assertThat(said("user", "list"))
                .containsPattern("anna +operator +no")
                .containsPattern("till +viewer +no +program");
        assertThat(json("user", "list").toString())
                .doesNotContain("long enough", till.path("token").asText(), "$2a$");

        assertThat(said("user", "remove", "anna")).contains("anna is removed.");
        assertThat(said("user", "remove", "anna")).contains("There is no anna.");
        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(said("user", "add", "eve", "--role", "king", "--token")).contains("'king' is no role");
    }

    @Test
    void takesWhatItIsGivenForAMachineToo() throws IOException {
        Path numbers = terminal.write("numbers.csv", "partner,scheme,external,canonical\nshop,buyer,7,kestrel/K-7\n");
        assertThat(json("xref", "import", numbers.toString()).path("changed").asLong())
                .isEqualTo(1);
        assertThat(json("apply").path("channels").asLong()).isEqualTo(2);
        terminal.write("config/partners/shop/orders-in.yaml", "direction: sideways\n");
        assertThat(json("apply").path("problems")).isNotEmpty();
        assertThat(terminal.exitCode()).isEqualTo(1);
    }

    private String said(String... command) {
        return terminal.type(command).said();
    }

    private JsonNode json(String... command) {
        String[] all = java.util.Arrays.copyOf(command, command.length + 1);
        all[command.length] = "--json";
        String said = terminal.type(all).said();
        try {
            return CanonicalJson.MAPPER.readTree(said);
        } catch (IOException noJson) {
            throw new java.io.UncheckedIOException(said, noJson);
        }
    }
}
