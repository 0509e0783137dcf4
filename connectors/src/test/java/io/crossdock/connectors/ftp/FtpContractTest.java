package io.crossdock.connectors.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Certificates;
import io.crossdock.connectors.ConnectorContract;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.FolderCodes;
import io.crossdock.connectors.FreePort;
import io.crossdock.connectors.NetworkCodes;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.SilentDoor;
import io.crossdock.connectors.SlowWire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.commons.net.ftp.FTPFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FtpContractTest extends ConnectorContract {

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Certificates certificates;

    @BeforeAll
    static void make(@TempDir Path keys) throws Exception {
        certificates = Certificates.make(keys, "ftp", 10);
    }

    @Override
    protected Counterpart counterpart() throws IOException {
        return open("explicit");
    }

    private FtpPartner open(String security) throws IOException {
        try {
            return new FtpPartner(folder, security, certificates);
        } catch (Exception e) { // the server declares no narrower one
            throw new IOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"none, passive", "none, active", "implicit, passive", "implicit, active", "explicit, active"})
    void bringsFilesBothWays(String security, String mode) throws Exception {
        try (FtpPartner other = open(security)) {
            String connection = other.connection("login", ", mode: " + mode);
            receive(other.source(connection, "folder: /out"));
            send(other.target(connection, "folder: /in"));

            other.sends("a.edi", bytes("theirs"));
            Receipt receipt = deliver("b.edi", bytes("ours"));

            awaitTaken(1);
            assertThat(takenTexts()).containsExactly("theirs");
            assertThat(receipt.result()).isEqualTo(Receipt.Result.DELIVERED);
            assertThat(other.root.resolve("in/b.edi")).hasContent("ours");
            await().untilAsserted(() ->
                    assertThat(other.root.resolve("out/.done/a.edi")).hasContent("theirs"));
            assertThat(other.commands)
                    .anyMatch(command -> command.matches(mode.equals("active") ? "(PORT|EPRT) .*" : "(PASV|EPSV).*"))
                    .noneMatch(command -> command.matches(mode.equals("active") ? "(PASV|EPSV).*" : "(PORT|EPRT) .*"));
        }
    }

    @Test
    void letsTheServerInWhereItMayComeIn() throws Exception {
        int port = FreePort.find();
        String active = ", mode: active, active-ports: " + port + "-" + port;
        send(partner().target(partner().connection("login", active), "folder: /in"));

        assertThat(deliver("a.edi", bytes("ours")).result()).isEqualTo(Receipt.Result.DELIVERED);

        assertThat(partner().commands).contains("PORT 127,0,0,1," + port / 256 + "," + port % 256);
    }

    @ParameterizedTest
    @CsvSource({"windows-1252, Größe.edi", "UTF-8, Gr\ufffd\ufffde.edi"})
    void readsNamesInTheEncodingOfTheServer(String encoding, String name) throws Exception {
        try (ListingServer server = new ListingServer(1, file -> "Größe.edi");
                DefaultCamelContext context = new DefaultCamelContext()) {
            assertThat(ListingServer.look(context, server.source(", encoding: " + encoding)))
                    .extracting(FTPFile::getName)
                    .containsExactly(name);
        }
    }

    @ParameterizedTest
    @CsvSource({"connect-timeout: 300ms, ''", "timeout: 300ms, 220 here"})
    void waitsNoLongerThanItIsToldTo(String setting, String greeting) throws Exception {
        try (SilentDoor silent = new SilentDoor(greeting.isEmpty() ? "" : greeting + "\r\n")) {
            send(at(silent.port(), ", " + setting));

            deliver("a.edi", bytes("ours"));

            assertThat(target().explain(failures().get(0))).isEqualTo(NetworkCodes.SILENT);
        }
    }

    private Settings at(int port, String more) {
        String address =
                "{ address: \"127.0.0.1:" + port + "\", login: \"${secret:login}\", security: none" + more + " }";
        return partner().target(address, "folder: /in");
    }

    @Test
    void endsATransferThatTakesTooLong() throws Exception {
        String connection = partner().connection("login", ", timeout: 2m, transfer-timeout: 300ms");
        send(partner().target(connection, "folder: /in"));

        SlowWire slow = new SlowWire("a.edi");

        deliver(slow);

        assertEndedInTime(slow);
        assertThat(counterpart.received()).isEmpty();
    }

    @Test
    void endsATransferToAServerThatTakesNothingMore() throws Exception {
        try (ListingServer server = new ListingServer(0)) {
            send(server.target(", transfer-timeout: 300ms"));
            SlowWire slow = new SlowWire("a.edi");

            deliver(slow);

            assertEndedInTime(slow);
        }
    }

    private void assertEndedInTime(SlowWire slow) {
        assertThat(failures().get(0)).isInstanceOf(Fault.class).hasMessageContaining("within PT0.3S");
        assertThat(target().explain(failures().get(0))).isEqualTo(NetworkCodes.SILENT);
        assertThat(slow.wasReadToItsEnd()).isFalse();
    }

    @Test
    void takesOnlyTheNamesThatAreMeantAndPutsThemWhereToldTo() throws Exception {
        counterpart.sends("a.edi", bytes("theirs"));
        counterpart.sends("b.txt", bytes("nobody's"));
        receive(partner()
                .source(partner().connection("login", ""), "{ folder: /out, include: \"*.edi\", archive: /kept }"));

        await().untilAsserted(
                        () -> assertThat(partner().root.resolve("kept/a.edi")).hasContent("theirs"));
        assertThat(takenNames()).containsExactly("a.edi");
        assertThat(partner().root.resolve("out/b.txt")).exists();
    }

    @Test
    void aProbeSaysHowLongTheCertificateIsValid() {
        assertThat(source().probe(counterpart.sourceSettings()).toString())
                .containsPattern("its certificate is trusted and valid for \\d+ more days");
    }

    @Test
    @EnabledIf("io.crossdock.connectors.ftp.Vsftpd#isInstalled")
    void worksWithAServerThatListsForPeople() throws Exception {
        try (Vsftpd server = new Vsftpd(folder, certificates, false)) {
            Files.writeString(server.root.resolve("out/a.edi"), "theirs");
            Files.setOwner(server.root.resolve("out/a.edi"), Files.getOwner(server.root.resolve("out")));
            receive(server.source());
            send(server.target());

            for (String name : List.of("b.edi", "c.edi", "d.edi", "e.edi", "b.edi")) {
                assertThat(deliver(name, bytes("ours")).result()).isEqualTo(Receipt.Result.DELIVERED);
            }

            awaitTaken(1);
            assertThat(failures()).isEmpty();
            assertThat(takenTexts()).containsExactly("theirs");
            assertThat(server.root.resolve("in/d.edi")).hasContent("ours");
            await().untilAsserted(() ->
                    assertThat(server.root.resolve("out/.done/a.edi")).hasContent("theirs"));
        }
    }

    @Test
    @EnabledIf("io.crossdock.connectors.ftp.Vsftpd#isInstalled")
    void takesUpTheSessionOfTheCommandsForFiles() throws Exception {
        try (Vsftpd server = new Vsftpd(folder, certificates, true)) {
            Files.writeString(server.root.resolve("out/a.edi"), "theirs");
            Files.setOwner(server.root.resolve("out/a.edi"), Files.getOwner(server.root.resolve("out")));
            receive(server.source());
            send(server.target());

            for (String name : List.of("b.edi", "c.edi", "d.edi", "e.edi", "b.edi")) {
                assertThat(deliver(name, bytes("ours")).result()).isEqualTo(Receipt.Result.DELIVERED);
            }

            awaitTaken(1);
            assertThat(failures()).isEmpty();
            assertThat(takenTexts()).containsExactly("theirs");
            assertThat(server.root.resolve("in/e.edi")).hasContent("ours");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"passive", "active"})
    @EnabledIf("io.crossdock.connectors.ftp.Vsftpd#isInstalled")
    void takesUpTheSessionWhoeverOpensTheConnection(String mode) throws Exception {
        try (Vsftpd server = new Vsftpd(folder, certificates, true)) {
            send(server.target(", mode: " + mode));

            for (String name : List.of("a.edi", "b.edi", "c.edi")) {
                assertThat(deliver(name, bytes("ours")).result()).isEqualTo(Receipt.Result.DELIVERED);
            }
        }
    }

    /** Its tickets are good for longer than Java believes any; in TLS 1.3 they are not. */
    @Test
    @EnabledIf("io.crossdock.connectors.ftp.Vsftpd#isInstalled")
    void explainsAServerOfOldWhoseTicketsJavaDoesNotTake() throws Exception {
        try (Vsftpd server = new Vsftpd(folder, certificates, true, "TLSv1.2")) {
            send(server.target());

            deliver("a.edi", bytes("ours"));

            assertThat(target().explain(failures().get(0))).isEqualTo(Ftp.SESSION_WANTED);
        }
    }

    @Test
    void goesOnWithADownloadThatBrokeOff() throws Exception {
        byte[] big = new byte[1_000_000];
        new Random(3).nextBytes(big);
        partner().files.breaking.set(2);
        receive();

        counterpart.sends("big.bin", big);

        awaitTaken(1);
        assertThat(takenContents()).containsExactly(big);
        assertThat(partner().files.offsets).hasSize(3).isSorted().doesNotHaveDuplicates();
        assertThat(partner().files.offsets.get(0)).isZero();
    }

    @Test
    void beginsAnewWhenTheFileIsAnotherOneSince() throws Exception {
        byte[] first = new byte[1_000_000];
        byte[] second = new byte[900_000];
        new Random(3).nextBytes(first);
        new Random(4).nextBytes(second);
        partner().files.breaking.set(1);
        receive();
        counterpart.sends("big.bin", first);
        await().until(() -> !failures().isEmpty());

        counterpart.sends("big.bin", second);

        awaitTaken(1);
        assertThat(takenContents().get(0)).isIn(first, second);
    }

    @Test
    void trustsNoOtherCertificateThanThePinnedOne() throws Exception {
        String pin = ", tls: { certificate: \"" + "ab".repeat(32) + "\" }";
        send(partner().target(partner().connection("login", pin), "folder: /in"));

        deliver("a.edi", bytes("ours"));

        assertThat(target().explain(failures().get(0))).isEqualTo(NetworkCodes.UNTRUSTED);
        assertThat(counterpart.received()).isEmpty();
    }

    @Test
    void sendsNoPasswordToAServerWithoutTls() throws Exception {
        try (FtpPartner open = open("none")) {
            String connection = open.connection("login", "").replace("security: none", "security: explicit");
            send(open.target(connection, "folder: /in"));

            deliver("a.edi", bytes("ours"));

            assertThat(target().explain(failures().get(0))).isEqualTo(Ftp.TLS_REFUSED);
            assertThat(open.received()).isEmpty();
        }
    }

    @Test
    void explainsAWrongPassword() throws Exception {
        String connection = partner().connection("wrong", "");
        send(partner().target(connection, "folder: /in"));
        receive(partner().source(connection, "folder: /out"));

        deliver("a.edi", bytes("ours"));

        await().until(() -> failures().size() > 1);
        assertThat(failures())
                .allSatisfy(failure -> assertThat(target().explain(failure)).isEqualTo(NetworkCodes.DENIED));
        assertShowsNoSecret();
    }

    @Test
    void explainsAMissingFolder() throws Exception {
        Files.delete(partner().root.resolve("in"));
        Files.delete(partner().root.resolve("out"));
        send();
        receive();

        deliver("a.edi", bytes("ours"));

        await().until(() -> failures().size() > 1);
        assertThat(failures())
                .allSatisfy(failure -> assertThat(target().explain(failure)).isEqualTo(FolderCodes.FOLDER_MISSING));
    }

    @Test
    void neverReplacesAnotherFile() throws Exception {
        Files.writeString(partner().root.resolve("in/a.edi"), "theirs");
        send();

        Receipt receipt = deliver("a.edi", bytes("ours"));

        assertThat(receipt.problem()).map(Problem::code).contains(FolderCodes.NAME_TAKEN);
        assertThat(partner().root.resolve("in/a.edi")).hasContent("theirs");
    }

    @Test
    void replacesAFileWhereItIsToldTo() throws Exception {
        Files.writeString(partner().root.resolve("in/a.edi"), "theirs");
        send(partner().target(partner().connection("login", ""), "{ folder: /in, overwrite: true }"));

        deliver("a.edi", bytes("ours"));

        assertThat(partner().root.resolve("in/a.edi")).hasContent("ours");
    }

    @ParameterizedTest
    @ValueSource(strings = {"active-ports: many", "encoding: utf-nothing"})
    void explainsASettingThatCannotBeUsed(String setting) throws Exception {
        Settings settings = partner().target(partner().connection("login", ", " + setting), "folder: /in");

        send(settings);
        deliver("a.edi", bytes("ours"));

        assertThat(target().explain(failures().get(0))).isEqualTo(Ftp.SETTING_UNUSABLE);
    }

    @Test
    void explainsAFullDiskAndGoesOnOnceThereIsRoom() throws Exception {
        byte[] big = new byte[1_000_000];
        new Random(3).nextBytes(big);
        partner().files.full.set(true);
        send();

        deliver("a.edi", big);

        assertThat(target().explain(failures().get(0)).category())
                .isIn(Problem.Category.PARTNER, Problem.Category.SETUP);
        assertThat(partner().root.resolve("in")).isEmptyDirectory();
        partner().files.full.set(false);
        assertThat(deliver("a.edi", big).result()).isEqualTo(Receipt.Result.DELIVERED);
        assertThat(partner().root.resolve("in/a.edi")).hasBinaryContent(big);
        assertThat(counterpart.received()).containsOnlyKeys("a.edi");
    }

    @Test
    void explainsAServerThatRefusesToRename() throws Exception {
        partner().files.fixed.set(true);
        send();
        receive();
        counterpart.sends("b.edi", bytes("theirs"));

        deliver("a.edi", bytes("ours"));

        await().until(() -> failures().size() > 1);
        assertThat(failures())
                .allSatisfy(failure -> assertThat(target().explain(failure)).isEqualTo(FolderCodes.RENAME_REFUSED));
        assertThat(partner().root.resolve("in")).isEmptyDirectory();
        assertThat(partner().root.resolve("out/b.edi")).hasContent("theirs");
        partner().files.fixed.set(false);
        assertThat(deliver("a.edi", bytes("ours")).result()).isEqualTo(Receipt.Result.DELIVERED);
        assertThat(partner().root.resolve("in/a.edi")).hasContent("ours");
    }

    @Test
    void worksWithAServerThatRefusesToRenameWhereTold() throws Exception {
        partner().files.fixed.set(true);
        String connection = partner().connection("login", "");
        send(partner().target(connection, "{ folder: /in, rename: false }"));
        receive(partner().source(connection, "{ folder: /out, after: delete }"));
        counterpart.sends("b.edi", bytes("theirs"));

        assertThat(deliver("a.edi", bytes("ours")).result()).isEqualTo(Receipt.Result.DELIVERED);

        awaitTaken(1);
        await().until(() -> counterpart.isAcknowledged("b.edi"));
        assertThat(partner().root.resolve("in/a.edi")).hasContent("ours");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private FtpPartner partner() {
        return (FtpPartner) counterpart;
    }
}
