package io.crossdock.connectors.sftp;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Examples;
import io.crossdock.connectors.FolderCounterpart;
import io.crossdock.connectors.FreePort;
import io.crossdock.connectors.Source;
import io.crossdock.connectors.Target;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A partner with OpenSSH's own server, which lets in one key of the account that runs the tests. */
final class OpenSsh extends FolderCounterpart {

    private static final Path SSHD = Path.of("/usr/sbin/sshd");

    final int port = FreePort.find();
    private final String key;
    private final String hostKey;
    private final Process server;

    /** @param options of sftp-server: {@code -P rename} refuses to rename */
    OpenSsh(Path folder, String keyType, String passphrase, String... options) throws IOException {
        super(
                Files.createDirectory(
                        folder.resolve("openssh"),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))),
                "out",
                "in");
        generate("host", "ed25519", "");
        generate("user", keyType, passphrase);
        Files.copy(root.resolve("user.pub"), root.resolve("authorized"));
        hostKey = Files.readString(root.resolve("host.pub")).strip();
        key = Files.readString(root.resolve("user"));
        server = start(options);
    }

    static boolean isInstalled() {
        boolean installed = Files.isExecutable(SSHD);
        if (!installed) {
            System.err.println("NOT TESTED against OpenSSH: " + SSHD + " is not installed (Debian: openssh-server)");
        }
        return installed;
    }

    private void generate(String name, String type, String passphrase) throws IOException {
        run(
                "ssh-keygen",
                "-q",
                "-t",
                type,
                "-N",
                passphrase,
                "-f",
                root.resolve(name).toString());
    }

    private Process start(String... options) throws IOException {
        Path configuration = root.resolve("sshd_config");
        Files.writeString(
                configuration,
                """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                PermitRootLogin yes
                AllowTcpForwarding yes
                Subsystem sftp internal-sftp %s
                """
                        .formatted(port, root.resolve("host"), root.resolve("authorized"), String.join(" ", options)));
        if (user().equals("root")) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
        Process process = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("sshd.log").toFile())
                .start();
        Awaitility.await().until(() -> answers(port));
        return process;
    }

    static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private String run(String... command) throws IOException {
        File output = Files.createTempFile(root, "run", ".log").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + Files.readString(output.toPath()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return Files.readString(output.toPath());
    }

    /** OpenSSH's own client, as a partner who puts a file. */
    void put(Path file, String name) throws IOException {
        Path batch = root.resolve("batch");
        Files.writeString(
                batch,
                "put " + file + " " + root.resolve("out") + "/.half\nrename " + root.resolve("out") + "/.half "
                        + root.resolve("out") + "/" + name + "\n");
        run(client("sftp", "-P", "-b", batch.toString(), user() + "@127.0.0.1"));
    }

    /** A SOCKS proxy that leads through this server. */
    Process socks(int listening) throws IOException {
        Process proxy = new ProcessBuilder(
                        client("ssh", "-p", "-N", "-D", "127.0.0.1:" + listening, user() + "@127.0.0.1"))
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("ssh.log").toFile())
                .start();
        Awaitility.await().until(() -> answers(listening));
        return proxy;
    }

    private String[] client(String program, String portOption, String... more) {
        List<String> command = new ArrayList<>(List.of(
                program,
                portOption,
                String.valueOf(port),
                "-i",
                root.resolve("user").toString(),
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=/dev/null",
                "-o",
                "BatchMode=yes"));
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }

    private static String user() {
        return System.getProperty("user.name");
    }

    Path in() {
        return root.resolve("in");
    }

    Path out() {
        return root.resolve("out");
    }

    Settings source(String more) {
        Source source = source();
        return connection(source.connection(), "")
                .with(Examples.read(source.spec(), "{ folder: \"" + out() + "\"" + more + " }"));
    }

    Settings target(String more) {
        return target(more, "", "");
    }

    Settings target(String more, String passphrase, String connection) {
        Target target = target();
        return connection(
                        target.connection(),
                        connection + (passphrase.isEmpty() ? "" : ", passphrase: \"${secret:" + passphrase + "}\""))
                .with(Examples.read(target.spec(), "{ folder: \"" + in() + "\"" + more + " }"));
    }

    private Settings connection(io.crossdock.config.Spec spec, String more) {
        Map<String, String> secrets = Map.of("user", user(), "key", key, "sesame", "open sesame");
        return Examples.readWith(
                spec,
                "{ address: \"127.0.0.1:" + port + "\", login: \"${secret:user}\", key: \"${secret:key}\", host-key: \""
                        + hostKey + "\", connect-timeout: 2m, timeout: 2m" + more + " }",
                name -> List.of(secrets.get(name)));
    }

    @Override
    public Source source() {
        return new SftpSource();
    }

    @Override
    public Target target() {
        return new SftpTarget();
    }

    @Override
    public Settings sourceSettings() {
        return source("");
    }

    @Override
    public Settings targetSettings() {
        return target("");
    }

    @Override
    public List<String> secrets() {
        return key.lines().filter(line -> !line.startsWith("-")).toList();
    }

    @Override
    public void close() {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
        try {
            server.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
