package io.crossdock.ops.cli;

import static io.crossdock.ops.cli.Office.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.ops.Installation;
import io.crossdock.ops.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command that asks the running hub tells a person in words and a machine in JSON, and by its exit code the same. */
class OnlineCommandsTest {

    private static Office office;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        office = new Office(home);
    }

    @AfterAll
    static void stop() {
        office.close();
    }

    @Test
    void findsADocumentTellsItsStoryAndShowsWhatIsInIt() {
        assertThat(office.said("search", "PO-1")).contains("PO-1", "shop.orders-in > kestrel.orders-out");
        assertThat(office.exitCode()).isZero();
        String id = office.json("search", "PO-1").path(0).path("document").asText();

        assertThat(office.said("trace", id)).contains("came", "published", "delivered", "kestrel.orders-out");
        assertThat(office.json("trace", id).path("history").findValuesAsText("state"))
                .containsSubsequence("PUBLISHED", "SUBSCRIBED", "DELIVERED");
        assertThat(office.said("show", id)).contains("\"orderNumber\" : \"PO-1\"");
        assertThat(office.json("show", id).path("orderNumber").asText()).isEqualTo("PO-1");
        assertThat(office.said("show", id, "--raw")).startsWith("Order;Item;Qty");
        assertThat(office.json("show", id, "--raw").path("raw").asText()).startsWith("Order;Item;Qty");

        assertThat(office.said("search", "PO-9")).contains("Nothing was found.");
        assertThat(office.exitCode()).isEqualTo(1);
        assertThat(office.said("trace", "nothing")).contains("hub: there is no document nothing");
        assertThat(office.exitCode()).isEqualTo(2);
    }

    @Test
    void tellsHowTheHubIsAndThatAllIsAccountedFor() {
        assertThat(office.said("status")).contains("shop.orders-in", "parked: PO-2 of shop.orders-in");
        assertThat(office.exitCode()).isEqualTo(1);
        JsonNode status = office.json("status");
        assertThat(office.exitCode()).isEqualTo(1);
        assertThat(status.path("channels").findValuesAsText("id"))
                .containsExactlyInAnyOrder("shop.orders-in", "kestrel.orders-out");
        assertThat(status.path("parked")).hasSize(1);

        await().atMost(PATIENCE).until(() -> office.said("balance").contains("Even: every document is accounted for."));
        JsonNode balance = office.json("balance");
        assertThat(office.exitCode()).isZero();
        assertThat(balance.path("balances").findValuesAsText("name"))
                .contains("transmission", "intake", "flow", "delivery");
        assertThat(office.json("balance", "kestrel.orders-out").isArray()).isTrue();
    }

    @Test
    void drainsAChannelAndSaysOfAnInboxThatToPauseItIsEnough() {
        assertThat(office.said("drain", "kestrel.orders-out", "--reason", "they count stock"))
                .contains("kestrel.orders-out sends what waits, and then stands still.");
        await().atMost(PATIENCE).until(() -> office.json("status")
                .path("channels")
                .findValuesAsText("condition")
                .contains("PAUSED"));

        assertThat(office.said("drain", "shop.orders-in")).contains("shop.orders-in brings documents in: pause it");
        assertThat(office.exitCode()).isEqualTo(2);
        assertThat(office.said("resume", "kestrel.orders-out")).contains("kestrel.orders-out goes on.");
    }

    @Test
    void saysWhatOneNumberMeansAndRemembersWhoSaidSo() throws IOException {
        assertThat(office.said("xref", "set", "shop", "buyer", "A-7", "kestrel/K-7"))
                .contains("A-7 (buyer) of shop means kestrel/K-7.");
        assertThat(office.said("xref", "set", "shop", "buyer", "A-7", "kestrel/K-7"))
                .contains("kestrel/K-7, as before.");
        assertThat(office.json("xref", "set", "shop", "buyer", "A-7", "kestrel/K-8")
                        .path("changed")
                        .asLong())
                .isEqualTo(1);
        assertThat(office.said(
                        "xref", "export", office.hub().path("numbers.csv").toString()))
                .contains("1 cross reference written");
        assertThat(office.hub().text("numbers.csv")).contains("shop,buyer,A-7,kestrel/K-8,article,1");
        JsonNode noted =
                RunningHub.of(new Installation(office.hub().path("config"))).get("audit?subject=shop");
        assertThat(noted.path(0).path("detail").asText()).isEqualTo("A-7 = kestrel/K-8");
        assertThat(noted.path(0).path("author").asText())
                .isEqualTo(Provenance.of(office.hub().path("config")).author());

        assertThat(office.said("xref", "set", "shop", "buyer", "A-7", "nobody/K-7"))
                .contains("'nobody/K-7' names no article: it is written as supplier/number");
        assertThat(office.exitCode()).isEqualTo(2);
        assertThat(office.said("xref", "set", "nobody", "buyer", "A-7", "kestrel/K-7"))
                .contains("there is no partner nobody");
        assertThat(office.said("xref", "set", "shop", "buyer", "A-7"))
                .contains("Missing required parameter: '<article>'");
        assertThat(office.exitCode()).isEqualTo(2);
    }

    @Test
    void saysWhoMayComeIn() throws IOException {
        office.hub().write("password", "long enough for it\n");
        assertThat(office.said(
                        "user",
                        "add",
                        "anna",
                        "--role",
                        "operator",
                        "--password-file",
                        office.hub().path("password").toString()))
                .contains("anna is operator.");
        JsonNode till = office.json("user", "add", "till", "--token");
        assertThat(till.path("token").asText()).startsWith("crossdock_");
        assertThat(office.said("user", "list"))
                .containsPattern("anna +operator +no")
                .containsPattern("till +viewer +no +program");
        assertThat(office.json("user", "list").toString())
                .doesNotContain("long enough", till.path("token").asText(), "$2a$");

        assertThat(office.said("user", "remove", "anna")).contains("anna is removed.");
        assertThat(office.said("user", "remove", "anna")).contains("There is no anna.");
        assertThat(office.exitCode()).isEqualTo(1);
        assertThat(office.said("user", "add", "eve", "--role", "king", "--token"))
                .contains("'king' is no role");
    }
}
