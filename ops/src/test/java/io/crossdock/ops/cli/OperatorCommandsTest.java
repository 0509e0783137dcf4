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

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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

        assertThat(type("resend", number))
                .contains("kestrel.orders-out", file.getFileName().toString(), "Nothing is sent yet");
        assertThat(received()).hasSize(1);

        assertThat(type("resend", number, "--yes")).contains("goes to kestrel.orders-out again");
        await().atMost(PATIENCE).until(() -> received().contains(file));
        assertThat(file).hasContent(content);
    }

    @Test
    void saysThatNothingWasSentOfAnUnknownDocument() {
        assertThat(type("resend", "PO-9")).contains("Nothing that holds 'PO-9' was sent.");
        assertThat(terminal.exitCode()).isEqualTo(1);
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
