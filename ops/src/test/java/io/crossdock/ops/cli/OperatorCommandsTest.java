package io.crossdock.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.config.Configuration;
import io.crossdock.ops.Installation;
import io.crossdock.ops.app.HubApplication;
import io.crossdock.routes.channel.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What an operator asks of a running hub at a terminal: is all accounted for, where is it, send it again. */
class OperatorCommandsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path home;
    private final Terminal terminal;
    private final ConfigurableApplicationContext hub;

    OperatorCommandsTest(@TempDir Path home) throws IOException {
        this.home = home;
        this.terminal = new Terminal(home);
        terminal.write("config/hub.yaml", "http: { port: 0 }\n");
        terminal.write(
                "config/partners/kestrel/partner.yaml",
                "name: Kestrel Ltd\nconnections: { drop: { file: { root: " + home.resolve("kestrel") + " } } }\n");
        terminal.write(
                "config/partners/kestrel/orders-in.yaml",
                """
                direction: in
                carries: order
                connector: { drop: { folder: out } }
                format: { csv: { columns: { Order: orderNumber, Item: lines.article.ids.buyer, Qty: lines.quantity.value } } }
                """);
        terminal.write(
                "config/partners/kestrel/orders-out.yaml",
                """
                direction: out
                carries: order
                echo: true
                connector: { drop: { folder: in } }
                format: { csv: { columns: { Order: orderNumber, Qty: lines.quantity.value } } }
                """);
        Files.createDirectories(home.resolve("kestrel/in"));
        terminal.write("kestrel/out/orders.csv", "Order,Item,Qty\nPO-1,A,1\nPO-2,A,2\n");
        Installation installation = new Installation(home.resolve("config"));
        Configuration configuration = installation.read(Words.of());
        assertThat(configuration.problems()).isEmpty();
        this.hub = HubApplication.start(installation, configuration, InstantSource.system(), false);
        await().atMost(PATIENCE).until(() -> received().size() == 2);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void accountsForEveryDocument() {
        await().atMost(PATIENCE).until(() -> type("balance").contains("Even: every document is accounted for."));

        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.said()).containsPattern("delivery +kestrel.orders-out +0 +2 +2 delivered +0");
        assertThat(type("balance", "kestrel.orders-out"))
                .contains("Nothing of kestrel.orders-out is under way, and nothing left more than once.");
        assertThat(type("balance", "kestrel.orders")).contains("there is no channel kestrel.orders");
        assertThat(terminal.exitCode()).isEqualTo(2);
    }

    @Test
    void sendsAgainOnlyWhenToldTo() throws IOException {
        Path file = received().get(0);
        String content = Files.readString(file);
        String number = content.contains("PO-1") ? "PO-1" : "PO-2";
        await().atMost(PATIENCE).until(() -> type("resend", number).contains("delivered"));
        Files.delete(file);

        String preview = type("resend", number, "--reason", "lost by them");
        assertThat(preview)
                .contains("kestrel.orders-out", file.getFileName().toString(), "(lost by them)", "Nothing is sent yet");
        assertThat(received()).hasSize(1);

        String[] todo = preview.substring(preview.indexOf("hub resend --of ") + 4)
                .strip()
                .split(" ");
        assertThat(type(todo)).contains("1 document goes to kestrel.orders-out again");
        await().atMost(PATIENCE).until(() -> received().contains(file));
        assertThat(file).hasContent(content);
    }

    @Test
    void saysThatNothingWasSentOfAnUnknownDocument() {
        assertThat(type("resend", "PO-9")).contains("no such document was found");
        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(type("settle", "PO-9")).contains("nothing is uncertain");
        assertThat(type("resend", "--state", "lost")).contains("'lost' is none of");
        assertThat(type("replay", "--channel", "kestrel.orders-in", "--from", "yesterday"))
                .contains("'yesterday' is neither a day");
    }

    @Test
    void reprocessesWhatASearchFindsPageByPageAndKeepsWhoAsked() throws IOException {
        accountsForEveryDocument();
        String today =
                java.time.LocalDate.now(java.time.ZoneOffset.UTC).minusDays(1).toString();

        assertThat(type("reprocess", "--channel", "kestrel.orders-in", "--from", today))
                .contains("2 documents: nothing to do", "nothing is missing", "There is nothing to do.");
        String preview = type(
                "reprocess",
                "--channel",
                "kestrel.orders-in",
                "--from",
                today,
                "--delivered",
                "--reason",
                "they asked");
        assertThat(preview).contains("2 documents: to be sent", "2 documents to kestrel.orders-out", "→ gets it");
        assertThat(received()).hasSize(2);

        String id = preview.substring(0, preview.indexOf(':'));
        assertThat(type("reprocess", "--of", id, "--yes")).contains("2 documents go to kestrel.orders-out again");
        await().atMost(PATIENCE).until(() -> received().size() == 4);
        assertThat(type("reprocess", "--of", id, "--yes")).contains("It was done before.");
        assertThat(type("reruns")).contains(id, "reprocess", "done", "they asked");
        String shown = type("reprocess", "--of", id);
        String became = shown.substring(shown.indexOf("became ") + 7).split("\\s")[0];
        assertThat(type("reruns", became)).contains(id, "became " + became);
        assertThat(type("balance")).doesNotContain("do not add up;");
    }

    @Test
    void exportsTheCrossReferencesThatItImportedAndCanImportThemAgain() throws IOException {
        Path file = terminal.write(
                "numbers.csv",
                "partner;scheme;external;canonical;factor;until\n"
                        + "kestrel;buyer;=7;kestrel/K-7;12;2027-01-01\nkestrel;buyer;8;kestrel/K-8;;\n");
        assertThat(type("xref", "import", file.toString())).contains("2 cross references read, 2 new or changed.");
        Path exported = home.resolve("exported.csv");

        assertThat(type("xref", "export", exported.toString())).contains("2 cross references written to");
        assertThat(exported)
                .content()
                .isEqualToNormalizingNewlines(
                        """
                        partner,scheme,external,canonical,entity,factor,from,until,origin
                        kestrel,buyer,8,kestrel/K-8,article,1,,,import
                        kestrel,buyer,=7,kestrel/K-7,article,12,,2027-01-01T00:00:00Z,import
                        """);
        assertThat(type("xref", "import", exported.toString())).contains("2 cross references read, 0 new or changed.");
        assertThat(type("xref", "export", exported.toString(), "--partner", "nobody"))
                .contains("0 cross references written");
    }

    private String type(String... command) {
        return terminal.type(command).said();
    }

    private List<Path> received() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("kestrel/in"))) {
            return files.filter(file -> file.getFileName().toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }
}
