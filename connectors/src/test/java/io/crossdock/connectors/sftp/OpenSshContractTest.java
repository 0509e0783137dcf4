package io.crossdock.connectors.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.config.Problem;
import io.crossdock.connectors.ConnectorContract;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.FolderCodes;
import io.crossdock.connectors.FreePort;
import io.crossdock.connectors.Receipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract against OpenSSH, where it is installed, and what only a server as strict as that can show. */
@EnabledIf("io.crossdock.connectors.sftp.OpenSsh#isInstalled")
class OpenSshContractTest extends ConnectorContract {

    @Override
    protected Counterpart counterpart() throws IOException {
        return new OpenSsh(folder, "ed25519", "");
    }

    @ParameterizedTest
    @CsvSource({"ed25519", "ecdsa", "rsa"})
    void logsInWithEveryTypeOfKeyUnderAPassphrase(String type) throws Exception {
        try (OpenSsh server = new OpenSsh(Files.createDirectory(folder.resolve(type)), type, "open sesame")) {
            send(server.target("", "sesame", ""));

            deliver("a.edi", new byte[] {1, 2});

            assertThat(failures()).isEmpty();
            assertThat(server.received()).containsOnlyKeys("a.edi");
        }
    }

    @Test
    void takesWhatThePartnersClientPuts() throws Exception {
        byte[] bytes = new byte[300_000];
        new java.util.Random(3).nextBytes(bytes);
        Path file = Files.write(folder.resolve("local.edi"), bytes);
        receive();

        partner().put(file, "orders.edi");

        awaitTaken(1);
        assertThat(takenNames()).containsExactly("orders.edi");
        await().until(() -> Files.exists(partner().out().resolve(".done/orders.edi")));
        assertThat(partner().out().resolve(".done/orders.edi")).hasBinaryContent(bytes);
    }

    @Test
    void explainsAFullDiskAndLeavesNothingUnderTheName() throws Exception {
        linkToFull("a.edi");
        send();

        deliver("a.edi", new byte[100_000]);

        assertThat(target().explain(failures().get(0))).isEqualTo(Sftp.SFTP_FAILED);
        assertThat(target().explain(failures().get(0)).category()).isEqualTo(Problem.Category.PARTNER);
        assertThat(counterpart.received()).isEmpty();
    }

    /** Writing to this device fails as on a full disk. */
    private void linkToFull(String name) throws IOException {
        Files.createSymbolicLink(
                partner().in().resolve(io.crossdock.connectors.Leaf.unfinished(name)), Path.of("/dev/full"));
    }

    @Test
    void explainsAServerThatRefusesToRename() throws Exception {
        try (OpenSsh server = withoutRename()) {
            send(server.target(""));
            receive(server.source(""));
            server.sends("b.edi", new byte[] {2});

            deliver("a.edi", new byte[] {1});

            await().until(() -> failures().size() > 1);
            assertThat(failures())
                    .allSatisfy(failure -> assertThat(target().explain(failure)).isEqualTo(FolderCodes.RENAME_REFUSED));
            assertThat(server.received()).isEmpty();
            assertThat(target().probe(server.target("")))
                    .last()
                    .isInstanceOfSatisfying(
                            Finding.Fails.class,
                            fails -> assertThat(fails.problem().code()).isEqualTo(FolderCodes.RENAME_REFUSED));
            assertThat(hidden(server.in())).isEmpty();
        }
    }

    @Test
    void worksWithAServerThatRefusesToRenameWhereTold() throws Exception {
        try (OpenSsh server = withoutRename()) {
            byte[] bytes = "a whole order".getBytes(StandardCharsets.UTF_8);
            Files.writeString(server.in().resolve("a.edi"), "a who");
            Files.writeString(server.in().resolve("b.edi"), "theirs");
            send(server.target(", rename: false"));
            receive(server.source(", after: delete"));
            server.sends("c.edi", bytes);

            Receipt begun = deliver("a.edi", bytes);
            Receipt again = deliver("a.edi", bytes);
            Receipt taken = deliver("b.edi", bytes);

            assertThat(List.of(begun.result(), again.result())).containsOnly(Receipt.Result.DELIVERED);
            assertThat(server.in().resolve("a.edi")).hasBinaryContent(bytes);
            assertThat(taken.problem()).map(Problem::code).contains(FolderCodes.NAME_TAKEN);
            assertThat(server.in().resolve("b.edi")).hasContent("theirs");
            awaitTaken(1);
            await().until(() -> server.isAcknowledged("c.edi"));
            assertThat(hidden(server.in())).isEmpty();
        }
    }

    private OpenSsh withoutRename() throws IOException {
        return new OpenSsh(
                Files.createDirectory(folder.resolve("strict")), "ed25519", "", "-P", "rename,posix-rename,hardlink");
    }

    private static List<Path> hidden(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.filter(file -> file.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    @Test
    void goesThroughASocksProxy() throws Exception {
        int port = FreePort.find();
        Process proxy = partner().socks(port);
        try {
            send(partner().target("", "", ", proxy: \"socks5://127.0.0.1:" + port + "\""));

            deliver("a.edi", new byte[] {1, 2});

            assertThat(failures()).isEmpty();
            assertThat(counterpart.received()).containsOnlyKeys("a.edi");
        } finally {
            proxy.destroyForcibly().waitFor();
        }
    }

    private OpenSsh partner() {
        return (OpenSsh) counterpart;
    }
}
