package io.crossdock.connectors.sftp;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Examples;
import io.crossdock.simulators.premises.SftpDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A partner with an SFTP server. */
final class SftpPartner implements Counterpart {

    private final Path root;
    final SftpDoor door;

    SftpPartner(Path folder) throws IOException {
        root = Files.createDirectory(folder.resolve("sftp"));
        Files.createDirectory(root.resolve("out"));
        Files.createDirectory(root.resolve("in"));
        door = SftpDoor.open(0, "hub:value-of-sftp", root, folder.resolve("host-key"));
    }

    Path root() {
        return root;
    }

    String connection(String login, String hostKey) {
        return "{ address: \"127.0.0.1:" + door.port() + "\", login: \"${secret:" + login + "}\", host-key: \""
                + hostKey + "\", connect-timeout: 5s, timeout: 5s }";
    }

    Settings source(String connection) {
        return source(connection, "folder: /out");
    }

    Settings source(String connection, String channel) {
        SftpSource source = new SftpSource();
        return Examples.readWith(source.connection(), connection, SftpPartner::secret)
                .with(Examples.read(source.spec(), channel));
    }

    Settings target(String connection) {
        SftpTarget target = new SftpTarget();
        return Examples.readWith(target.connection(), connection, SftpPartner::secret)
                .with(Examples.read(target.spec(), "folder: /in"));
    }

    private static List<String> secret(String name) {
        return List.of("hub:value-of-" + name);
    }

    @Override
    public Settings sourceSettings() {
        return source(connection("sftp", door.hostKey()));
    }

    @Override
    public Settings targetSettings() {
        return target(connection("sftp", door.hostKey()));
    }

    @Override
    public void sends(String name, byte[] bytes) {
        try {
            Files.write(root.resolve("out").resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void sendsAgain(String name) {
        // the file still lies there
    }

    @Override
    public boolean isAcknowledged(String name) {
        return Files.notExists(root.resolve("out").resolve(name));
    }

    @Override
    public Map<String, byte[]> received() {
        Map<String, byte[]> received = new TreeMap<>();
        try (var files = Files.list(root.resolve("in"))) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().startsWith(".")) {
                    received.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return received;
    }

    @Override
    public void breaksDown() {
        close();
    }

    @Override
    public List<String> secrets() {
        return List.of("value-of-sftp", "value-of-wrong");
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
