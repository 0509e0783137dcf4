package io.crossdock.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.config.Configuration;
import io.crossdock.ops.Installation;
import io.crossdock.ops.app.HubApplication;
import io.crossdock.routes.channel.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What is in force, on hubs that do not watch their folder. */
class ApplyTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String ORDERS_OUT =
            """
            direction: out
            carries: order
            connector: { file: { folder: exchange } }
            format: { csv: { columns: { Order: orderNumber } } }
            """;

    private final Path home;
    private final Terminal terminal;
    private ConfigurableApplicationContext hub;

    ApplyTest(@TempDir Path home) throws IOException {
        this.home = home;
        this.terminal = new Terminal(home);
        terminal.write("config/hub.yaml", "http: { port: 0 }\n");
        terminal.write("config/partners/kestrel/partner.yaml", "name: Kestrel Ltd\n");
        terminal.write("config/partners/kestrel/first-out.yaml", ORDERS_OUT);
        this.hub = start("config");
    }

    @BeforeEach
    void aSecondChannelIsWritten() throws IOException {
        terminal.write("config/partners/kestrel/second-out.yaml", ORDERS_OUT);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void putsTheFolderInForceOnceAndSaysSoTheSecondTime() {
        assertThat(status()).contains("kestrel.first-out").doesNotContain("kestrel.second-out");

        terminal.type("apply");
        assertThat(terminal.said()).startsWith("In force: configuration ").contains("with 2 channels");
        assertThat(terminal.exitCode()).isZero();
        String after = status();
        assertThat(after)
                .contains("kestrel.second-out")
                .containsPattern("^configuration [0-9a-f]{12} by .+, in force since 20");

        terminal.type("apply");
        assertThat(terminal.said()).startsWith("Nothing to change, in force already: configuration ");
        assertThat(terminal.exitCode()).isZero();
        assertThat(status()).isEqualTo(after);
    }

    @Test
    void changesNothingWhereAFileIsFaulty() throws IOException {
        terminal.write("config/partners/kestrel/third-out.yaml", ORDERS_OUT + "echoo: true\n");
        String before = status();

        terminal.type("apply");

        assertThat(terminal.said()).contains("KEY-UNKNOWN", "1 problem: nothing was changed.");
        assertThat(terminal.exitCode()).isEqualTo(1);
        assertThat(status()).isEqualTo(before);
    }

    @Test
    void startsWithWhatWasAppliedWhateverTheFolderSaysByThen() throws IOException {
        terminal.type("apply");
        String applied = status();
        terminal.write("config/partners/kestrel/third-out.yaml", ORDERS_OUT);
        hub.close();
        hub = start("config");

        assertThat(status()).isEqualTo(applied);
        terminal.type("apply");
        assertThat(status()).contains("kestrel.third-out");
    }

    @Test
    void isFollowedByASecondNodeOnTheSameDatabase() throws IOException {
        terminal.write(
                "other/config/hub.yaml",
                "http: { port: 0 }\npayloads: " + home.resolve("data/payloads")
                        + "\ndatabase: { user: crossdock, url: 'jdbc:h2:file:" + home
                        + "/data/database/crossdock;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;"
                        + "WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE' }\n");
        try (ConfigurableApplicationContext node = start("other/config")) {
            assertThat(node.isActive()).isTrue();
            assertThat(status("other/config")).contains("kestrel.first-out").doesNotContain("kestrel.second-out");

            terminal.type("apply");

            await().atMost(PATIENCE).until(() -> status("other/config").contains("kestrel.second-out"));
            assertThat(status("other/config").lines().findFirst())
                    .isEqualTo(status("config").lines().findFirst());
        }
    }

    private String status() {
        return status("config");
    }

    private String status(String config) {
        return terminal.type("status", "--config", home.resolve(config).toString())
                .said();
    }

    private ConfigurableApplicationContext start(String config) {
        Installation installation = new Installation(home.resolve(config));
        Configuration configuration = installation.read(Words.of());
        assertThat(configuration.problems()).isEmpty();
        return HubApplication.start(installation, configuration, InstantSource.system(), false);
    }
}
