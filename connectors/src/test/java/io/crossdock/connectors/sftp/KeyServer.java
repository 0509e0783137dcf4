package io.crossdock.connectors.sftp;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A server that lets in whoever has one private key, and asks for no password. */
final class KeyServer implements AutoCloseable {

    private final SshServer server = SshServer.setUpDefaultServer();
    private final String hostKey;

    KeyServer(Path root, Path keyFile, PublicKey known) throws IOException, GeneralSecurityException {
        SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider(keyFile);
        keys.setAlgorithm(KeyUtils.EC_ALGORITHM);
        keys.setKeySize(256);
        hostKey = PublicKeyEntry.toString(keys.loadKeys(null).iterator().next().getPublic());
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(keys);
        server.setPublickeyAuthenticator(
                (name, shown, session) -> name.equals("hub") && KeyUtils.compareKeys(known, shown));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.start();
    }

    String connection() {
        return "{ address: \"127.0.0.1:" + server.getPort() + "\", login: \"${secret:user}\", key: \"${secret:key}\","
                + " passphrase: \"${secret:passphrase}\", host-key: \"" + hostKey
                + "\", connect-timeout: 2m, timeout: 2m }";
    }

    @Override
    public void close() throws IOException {
        server.close(true);
    }
}
