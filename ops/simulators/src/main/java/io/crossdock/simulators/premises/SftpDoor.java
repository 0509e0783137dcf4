package io.crossdock.simulators.premises;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A partner's SFTP server: one user, a password, and a host key that is made once and kept. */
public final class SftpDoor implements AutoCloseable {

    private final SshServer server;
    private final String hostKey;
    private final String fingerprint;

    private SftpDoor(SshServer server, KeyPair key) {
        this.server = server;
        hostKey = PublicKeyEntry.toString(key.getPublic());
        fingerprint = KeyUtils.getFingerPrint(key.getPublic());
    }

    /**
     * @param login {@code user:password}
     * @param root what the user sees as {@code /}
     * @param keyFile where the host key is kept
     */
    public static SftpDoor open(int port, String login, Path root, Path keyFile) throws IOException {
        SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider(keyFile);
        keys.setAlgorithm(KeyUtils.EC_ALGORITHM);
        keys.setKeySize(256);
        KeyPair key = only(keys);
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(keys);
        server.setPasswordAuthenticator((name, word, session) -> login.equals(name + ":" + word));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        // as OpenSSH does; else the end of each file waits 40 ms for the client's system to say that it has the rest
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        server.start();
        return new SftpDoor(server, key);
    }

    private static KeyPair only(KeyPairProvider keys) throws IOException {
        try {
            return keys.loadKeys(null).iterator().next();
        } catch (java.security.GeneralSecurityException noKey) {
            throw new IOException("the host key cannot be made or read", noKey);
        }
    }

    public int port() {
        return server.getPort();
    }

    /** As in a {@code known_hosts} file, without the host: {@code ecdsa-sha2-nistp256 AAAA...}. */
    public String hostKey() {
        return hostKey;
    }

    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public void close() throws IOException {
        server.close(true);
    }
}
