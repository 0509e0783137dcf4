package io.crossdock.connectors.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.subsystem.SubsystemFactory;

/** A server that lets everybody in and opens every channel, and whose files nobody ever hears of. */
final class SilentServer implements AutoCloseable {

    private final SshServer server = SshServer.setUpDefaultServer();
    private final String hostKey;

    SilentServer(Path keyFile) throws IOException, GeneralSecurityException {
        SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider(keyFile);
        hostKey = PublicKeyEntry.toString(keys.loadKeys(null).iterator().next().getPublic());
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(keys);
        server.setPasswordAuthenticator((name, password, session) -> true);
        server.setSubsystemFactories(List.of(new SubsystemFactory() {
            @Override
            public String getName() {
                return "sftp";
            }

            @Override
            public Command createSubsystem(ChannelSession channel) {
                return new Silence();
            }
        }));
        server.start();
    }

    String connection() {
        return "{ address: \"127.0.0.1:" + server.getPort() + "\", login: \"${secret:sftp}\", host-key: \"" + hostKey
                + "\", connect-timeout: 500ms, timeout: 300ms }";
    }

    @Override
    public void close() throws IOException {
        server.close(true);
    }

    private static final class Silence implements Command {
        @Override
        public void setInputStream(InputStream in) {}

        @Override
        public void setOutputStream(OutputStream out) {}

        @Override
        public void setErrorStream(OutputStream err) {}

        @Override
        public void setExitCallback(ExitCallback callback) {}

        @Override
        public void start(ChannelSession channel, Environment environment) {}

        @Override
        public void destroy(ChannelSession channel) {}
    }
}
