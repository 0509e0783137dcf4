package io.crossdock.connectors.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.connectors.ConnectorContract;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Examples;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.FolderCodes;
import io.crossdock.connectors.FullDoor;
import io.crossdock.connectors.NetworkCodes;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.SlowWire;
import io.crossdock.simulators.premises.SftpDoor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SftpContractTest extends ConnectorContract {

    @Override
    protected Counterpart counterpart() throws IOException {
        return new SftpPartner(folder);
    }

    @Test
    void talksToNoServerWithAnotherKey() throws Exception {
        try (SftpDoor other = SftpDoor.open(0, "other:one", folder, folder.resolve("other-key"))) {
            String connection = partner().connection("sftp", other.hostKey());
            send(partner().target(connection));
            receive(partner().source(connection));

            deliver("a.edi", new byte[] {1});

            await().until(() -> failures().size() > 1);
            assertThat(failures())
                    .allSatisfy(failure -> assertThat(target().explain(failure)).isEqualTo(Sftp.HOST_KEY_CHANGED));
            assertThat(counterpart.received()).isEmpty();
        }
    }

    @Test
    void showsAServerOfAnotherKeyNoPassword() throws Exception {
        try (LyingServer stranger = new LyingServer(partner().root, folder.resolve("strange-key"))) {
            String connection = stranger.connection(partner().door.hostKey());
            send(partner().target(connection));
            receive(partner().source(connection));

            deliver("a.edi", new byte[] {1});

            await().until(() -> failures().size() > 1);
            assertThat(failures())
                    .allSatisfy(failure -> assertThat(target().explain(failure)).isEqualTo(Sftp.HOST_KEY_CHANGED));
            assertThat(target().explain(failures().get(0)).category()).isEqualTo(Problem.Category.SETUP);
            assertThat(stranger.passwords).isEmpty();
            assertThat(counterpart.received()).isEmpty();
            assertShowsNoSecret();
        }
    }

    @Test
    void opensNoConnectionToAServerOfWhichNoKeyIsKnown() throws Exception {
        String connection = partner().connection("sftp", "").replace("host-key: \"\", ", "");

        assertThatThrownBy(() -> receive(partner().source(connection)))
                .satisfies(failure -> assertThat(Fault.codeIn(failure)).contains(Sftp.HOST_KEY_MISSING));
        send(partner().target(connection));
        deliver("a.edi", new byte[] {1});
        assertThat(target().explain(failures().get(0))).isEqualTo(Sftp.HOST_KEY_MISSING);
    }

    @Test
    void showsNoSecretWhenTheLoginFails() throws Exception {
        String connection = partner().connection("wrong", partner().door.hostKey());
        send(partner().target(connection));
        receive(partner().source(connection));

        deliver("a.edi", new byte[] {1});

        await().until(() -> failures().size() > 1);
        assertThat(failures())
                .allSatisfy(failure -> assertThat(target().explain(failure)).isEqualTo(NetworkCodes.DENIED));
        assertShowsNoSecret();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x%..%..%evil.edi",
                "..%..%evil.edi",
                "%tmp%evil.edi",
                "x\\..\\..\\evil.edi",
                "..",
                "x%..%good.edi"
            })
    void followsNoListingThatNamesAPath(String name) throws Exception {
        Path root = Files.createDirectories(folder.resolve("lying"));
        Files.createDirectories(root.resolve("out"));
        if (!name.equals("..")) {
            Files.writeString(root.resolve("out").resolve(name), "evil");
        }
        Files.writeString(root.resolve("out/good.edi"), "good");
        try (LyingServer server = new LyingServer(root, folder.resolve("lying-key"))) {
            receive(partner().source(server.connection(server.hostKey()), "{ folder: /out, include: \"**\" }"));

            awaitTaken(1);
            assertThat(takenNames()).containsExactly("good.edi");
            assertThat(failures()).isEmpty();
            assertThat(server.passwords).contains("value-of-sftp");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {KeyUtils.RSA_ALGORITHM, KeyUtils.EC_ALGORITHM})
    void logsInWithAPrivateKeyUnderAPassphrase(String algorithm) throws Exception {
        KeyPair pair = pair(algorithm);
        try (KeyServer server = new KeyServer(partner().root, folder.resolve("server-key"), pair.getPublic())) {
            send(keyed(server, openSsh(pair, "open sesame"), "open sesame"));

            deliver("a.edi", new byte[] {1, 2});

            assertThat(failures()).isEmpty();
            assertThat(counterpart.received()).containsOnlyKeys("a.edi");
        }
    }

    @Test
    void explainsAKeyThatTheServerDoesNotKnow() throws Exception {
        KeyPair other = pair(KeyUtils.EC_ALGORITHM);
        try (KeyServer server = new KeyServer(
                partner().root,
                folder.resolve("server-key"),
                pair(KeyUtils.EC_ALGORITHM).getPublic())) {
            send(keyed(server, openSsh(other, "open sesame"), "open sesame"));

            deliver("a.edi", new byte[] {1});

            assertThat(target().explain(failures().get(0))).isEqualTo(NetworkCodes.DENIED);
            assertThat(counterpart.received()).isEmpty();
        }
    }

    private static KeyPair pair(String algorithm) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(algorithm.equals(KeyUtils.RSA_ALGORITHM) ? 2048 : 256);
        return generator.generateKeyPair();
    }

    /** As ssh-keygen writes it. */
    private static String openSsh(KeyPair pair, String passphrase) throws IOException, GeneralSecurityException {
        OpenSSHKeyEncryptionContext encryption = new OpenSSHKeyEncryptionContext();
        encryption.setCipherName("AES");
        encryption.setCipherType("256");
        encryption.setCipherMode("CTR");
        encryption.setPassword(passphrase);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "hub", encryption, text);
        return text.toString(StandardCharsets.US_ASCII);
    }

    private static Settings keyed(KeyServer server, String key, String passphrase) {
        Map<String, String> secrets = Map.of("user", "hub", "key", key, "passphrase", passphrase);
        SftpTarget target = new SftpTarget();
        return Examples.readWith(target.connection(), server.connection(), name -> List.of(secrets.get(name)))
                .with(Examples.read(target.spec(), "folder: /in"));
    }

    @Test
    void goesThroughAProxy() throws Exception {
        try (ConnectProxy proxy = new ConnectProxy("hub:value-of-proxy")) {
            send(partner().target(through(proxy, "proxy")));

            deliver("a.edi", new byte[] {1});

            assertThat(failures()).isEmpty();
            assertThat(counterpart.received()).containsOnlyKeys("a.edi");
            assertThat(proxy.asked)
                    .allMatch(line -> line.startsWith(
                            "CONNECT 127.0.0.1:" + partner().door.port()));
        }
    }

    @Test
    void explainsAProxyThatLetsNobodyThrough() throws Exception {
        try (ConnectProxy proxy = new ConnectProxy("hub:value-of-proxy")) {
            send(partner().target(through(proxy, "wrong")));

            deliver("a.edi", new byte[] {1});

            assertThat(target().explain(failures().get(0))).isEqualTo(Sftp.PROXY_REFUSED);
            assertShowsNoSecret();
        }
    }

    String through(ConnectProxy proxy, String login) {
        return partner()
                .connection("sftp", partner().door.hostKey())
                .replace(
                        " }",
                        ", proxy: \"http://127.0.0.1:" + proxy.port() + "\", proxy-login: \"${secret:" + login
                                + "}\" }");
    }

    @Test
    void listsTheOldestOfVeryMany() throws Exception {
        for (int number = 0; number < 10_020; number++) {
            Files.createFile(partner().root.resolve("out/f" + number + ".edi"));
        }

        assertThat(source().probe(counterpart.sourceSettings()))
                .extracting(Object::toString)
                .anyMatch(text -> text.contains("it holds 10000 files or more"));
    }

    @Test
    void waitsNotForEverForAServerThatSaysNothing() throws Exception {
        try (SilentServer server = new SilentServer(folder.resolve("silent-key"))) {
            send(partner().target(server.connection()));

            deliver("a.edi", new byte[] {1});

            assertThat(target().explain(failures().get(0))).isEqualTo(NetworkCodes.SILENT);
            assertThat(failures().get(0)).hasMessageContaining("within PT0.8S");
        }
    }

    @Test
    void waitsNoLongerForAConnectionThanItIsToldTo() throws Exception {
        try (FullDoor full = new FullDoor()) {
            send(partner()
                    .target(connection("connect-timeout: 300ms")
                            .replace(":" + partner().door.port(), ":" + full.port())));

            deliver("a.edi", new byte[] {1});

            assertThat(target().explain(failures().get(0))).isEqualTo(NetworkCodes.SILENT);
            assertThat(Fault.codeIn(failures().get(0)))
                    .as("the end of the whole wait")
                    .isEmpty();
        }
    }

    @Test
    void endsATransferThatTakesTooLong() throws Exception {
        send(partner().target(connection("connect-timeout: 2m, transfer-timeout: 300ms")));

        SlowWire slow = new SlowWire("a.edi");

        deliver(slow);

        assertThat(failures().get(0)).isInstanceOf(Fault.class).hasMessageContaining("within PT0.3S");
        assertThat(slow.wasReadToItsEnd()).isFalse();
        assertThat(counterpart.received()).isEmpty();
    }

    /** @param times instead of the usual time for a connection */
    private String connection(String times) {
        return partner().connection("sftp", partner().door.hostKey()).replace("connect-timeout: 2m", times);
    }

    @Test
    void knowsTheServerByAKeyThatIsKeptWithTheSecrets() throws Exception {
        String hostKey = partner().door.hostKey();
        String connection = partner()
                .connection("sftp", hostKey)
                .replace("host-key: \"" + hostKey + "\"", "host-key-from: \"${secret:host-key}\"");
        SftpTarget target = new SftpTarget();
        send(Examples.readWith(
                        target.connection(),
                        connection,
                        name -> List.of(name.equals("host-key") ? hostKey : "hub:value-of-" + name))
                .with(Examples.read(target.spec(), "folder: /in")));

        assertThat(deliver("a.edi", new byte[] {1}).result()).isEqualTo(Receipt.Result.DELIVERED);
    }

    @Test
    void takesOnlyTheNamesThatAreMeantAndPutsThemWhereToldTo() throws Exception {
        counterpart.sends("a.edi", new byte[] {1});
        counterpart.sends("b.txt", new byte[] {2});
        receive(partner()
                .source(connection("connect-timeout: 2m"), "{ folder: /out, include: \"*.edi\", archive: /kept }"));

        await().untilAsserted(
                        () -> assertThat(partner().root.resolve("kept/a.edi")).hasBinaryContent(new byte[] {1}));
        assertThat(takenNames()).containsExactly("a.edi");
        assertThat(partner().root.resolve("out/b.txt")).exists();
    }

    @Test
    void explainsAWrongPassword() throws Exception {
        send(partner().target(partner().connection("wrong", partner().door.hostKey())));

        deliver("a.edi", new byte[] {1});

        assertThat(target().explain(failures().get(0))).isEqualTo(NetworkCodes.DENIED);
    }

    @Test
    void explainsAMissingFolder() throws Exception {
        Files.delete(partner().root.resolve("in"));
        Files.delete(partner().root.resolve("out"));
        send();
        receive();

        deliver("a.edi", new byte[] {1});

        await().until(() -> failures().size() > 1);
        assertThat(failures())
                .allSatisfy(failure -> assertThat(target().explain(failure)).isEqualTo(FolderCodes.FOLDER_MISSING));
    }

    @Test
    void neverReplacesAnotherFile() throws Exception {
        Files.writeString(partner().root.resolve("in/a.edi"), "theirs");
        send();

        Receipt receipt = deliver("a.edi", "ours".getBytes(StandardCharsets.UTF_8));

        assertThat(receipt.problem()).map(Problem::code).contains(FolderCodes.NAME_TAKEN);
        assertThat(partner().root.resolve("in/a.edi")).hasContent("theirs");
    }

    @Test
    void refusesANameThatIsAPath() throws Exception {
        send();

        assertThat(deliver("../out/a.edi", new byte[] {1}).problem())
                .map(Problem::code)
                .contains(FolderCodes.NAME_IS_PATH);
        assertThat(partner().root.resolve("out/a.edi")).doesNotExist();
    }

    private SftpPartner partner() {
        return (SftpPartner) counterpart;
    }
}
