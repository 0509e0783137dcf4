package io.crossdock.connectors.sftp;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Examples;
import io.crossdock.connectors.FolderCounterpart;
import io.crossdock.connectors.Source;
import io.crossdock.connectors.Target;
import io.crossdock.simulators.premises.SftpDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A partner with an SFTP server. */
final class SftpPartner extends FolderCounterpart {

    final SftpDoor door;

    SftpPartner(Path folder) throws IOException {
        super(folder.resolve("sftp"), "out", "in");
        door = SftpDoor.open(0, "hub:value-of-sftp", root, folder.resolve("host-key"));
    }

    String connection(String login, String hostKey) {
        return "{ address: \"127.0.0.1:" + door.port() + "\", login: \"${secret:" + login + "}\", host-key: \""
                + hostKey + "\", connect-timeout: 2m, timeout: 2m }";
    }

    Settings source(String connection) {
        return source(connection, "folder: /out");
    }

    Settings source(String connection, String channel) {
        Source source = source();
        return Examples.readWith(source.connection(), connection, SftpPartner::secret)
                .with(Examples.read(source.spec(), channel));
    }

    Settings target(String connection) {
        Target target = target();
        return Examples.readWith(target.connection(), connection, SftpPartner::secret)
                .with(Examples.read(target.spec(), "folder: /in"));
    }

    private static List<String> secret(String name) {
        return List.of("hub:value-of-" + name);
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
        return source(connection("sftp", door.hostKey()));
    }

    @Override
    public Settings targetSettings() {
        return target(connection("sftp", door.hostKey()));
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
