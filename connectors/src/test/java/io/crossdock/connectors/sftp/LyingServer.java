package io.crossdock.connectors.sftp;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A server that keeps the passwords it is shown, and calls its files in listings as somebody who wants to harm would. */
final class LyingServer implements AutoCloseable {

    /** In a file's name this stands for a slash. */
    static final String SLASH = "%";

    final List<String> passwords = new CopyOnWriteArrayList<>();
    private final SshServer server = SshServer.setUpDefaultServer();
    private final String hostKey;

    LyingServer(Path root, Path keyFile) throws IOException, GeneralSecurityException {
        SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider(keyFile);
        keys.setAlgorithm(KeyUtils.EC_ALGORITHM);
        keys.setKeySize(256);
        hostKey = PublicKeyEntry.toString(keys.loadKeys(null).iterator().next().getPublic());
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(keys);
        server.setPasswordAuthenticator((name, password, session) -> {
            passwords.add(password);
            return true;
        });
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.setSubsystemFactories(List.of(new Lying()));
        server.start();
    }

    String connection(String pinned) {
        return "{ address: \"127.0.0.1:" + server.getPort() + "\", login: \"${secret:sftp}\", host-key: \"" + pinned
                + "\", connect-timeout: 2m, timeout: 2m }";
    }

    String hostKey() {
        return hostKey;
    }

    @Override
    public void close() throws IOException {
        server.close(true);
    }

    private static final class Lying extends SftpSubsystemFactory {
        @Override
        public Command createSubsystem(ChannelSession channel) {
            return new SftpSubsystem(channel, this) {
                @Override
                protected String getShortName(Path file) throws IOException {
                    return super.getShortName(file).replace(SLASH, "/");
                }

                @Override
                protected Path resolveFile(String remotePath) throws IOException {
                    String folder = "/out/";
                    return super.resolveFile(
                            remotePath.startsWith(folder)
                                    ? folder
                                            + remotePath
                                                    .substring(folder.length())
                                                    .replace("/", SLASH)
                                    : remotePath);
                }
            };
        }
    }
}
