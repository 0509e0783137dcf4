package io.crossdock.connectors.sftp;

import io.crossdock.config.Secret;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.FolderReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.camel.component.file.remote.SftpComponent;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a server: its pinned keys are the only ones trusted, one attempt is made at a time, and secrets are asked for when a
 * connection is opened, so that they stand in no URI and a changed one is taken.
 */
final class Server extends SftpConfiguration {

    private static final String PUBLIC_KEY = "(ssh-|ecdsa-|sk-)[a-z0-9@.-]+ [A-Za-z0-9+/]+=*( .*)?";

    private final Secret login;
    private final @Nullable Secret key;
    private final @Nullable Secret passphrase;

    private Server(Settings settings) {
        login = settings.secret("login");
        key = settings.optionalSecret("key").orElse(null);
        passphrase = settings.optionalSecret("passphrase").orElse(null);
    }

    static SftpEndpoint endpoint(CamelContext context, Settings settings) {
        String folder = settings.text("folder");
        Server server = new Server(settings);
        server.address(settings.text("address"));
        server.pin(settings);
        server.setDirectory(folder);
        server.setProtocol("sftp");
        server.setStepwise(false);
        server.setStreamDownload(true);
        server.setThrowExceptionOnConnectFailed(true);
        server.setConnectTimeout((int) settings.time("connect-timeout").toMillis());
        server.setTimeout((int) settings.time("timeout").toMillis());
        server.setSoTimeout((int) settings.time("timeout").toMillis());
        SftpComponent component = context.getComponent("sftp", SftpComponent.class);
        String uri = "sftp://" + server.getHost() + ":" + server.getPort() + "/" + folder;
        Endpoint endpoint = new Endpoint(uri, component, server, settings);
        endpoint.setCamelContext(context);
        Tunnel.of(settings).ifPresent(endpoint::setProxy);
        endpoint.setMaximumReconnectAttempts(0);
        endpoint.setFastExistsCheck(true);
        return endpoint;
    }

    /** Whose operations list as the entries come. */
    private static final class Endpoint extends SftpEndpoint {

        private final Duration answer;
        private final Duration transfer;

        Endpoint(String uri, SftpComponent component, Server server, Settings settings) {
            super(uri, component, server);
            answer = settings.time("connect-timeout").plus(settings.time("timeout"));
            transfer = settings.time("transfer-timeout");
        }

        @Override
        public RemoteFileOperations<SftpRemoteFile> createRemoteFileOperations() {
            Operations operations = new Operations(
                    getProxy(), FolderReader.meant(this), getConfiguration().getConnectTimeout(), answer, transfer);
            operations.setEndpoint(this);
            return operations;
        }
    }

    private void address(String address) {
        if (!address.matches("[^:\\s/@]+(:\\d{1,5})?")) {
            throw new Fault(Sftp.ADDRESS_UNUSABLE, "the address '" + address + "' names no host");
        }
        int colon = address.indexOf(':');
        setHost(colon < 0 ? address : address.substring(0, colon));
        setPort(colon < 0 ? DEFAULT_SFTP_PORT : Integer.parseInt(address.substring(colon + 1)));
    }

    private void pin(Settings settings) {
        List<String> keys = new ArrayList<>(settings.texts("host-key"));
        settings.optionalSecret("host-key-from").ifPresent(secret -> keys.addAll(secret.accepted()));
        if (keys.isEmpty() || !keys.stream().allMatch(pinned -> pinned.matches(PUBLIC_KEY))) {
            throw new Fault(Sftp.HOST_KEY_MISSING, "no usable public key is known for " + getHost());
        }
        String host = getPort() == DEFAULT_SFTP_PORT ? getHost() : "[" + getHost() + "]:" + getPort();
        String known = keys.stream().map(pinned -> host + " " + pinned + "\n").collect(Collectors.joining());
        setKnownHosts(known.getBytes(StandardCharsets.UTF_8));
        setStrictHostKeyChecking("yes");
        setUseUserKnownHostsFile(false);
        setServerHostKeys(keys.stream().map(Server::algorithms).distinct().collect(Collectors.joining(",")));
    }

    /** What to ask the server for, so that it shows the pinned key and not another of its own; RSA signs with SHA-2 (RFC 8332). */
    private static String algorithms(String pinned) {
        String type = pinned.substring(0, pinned.indexOf(' '));
        return type.equals("ssh-rsa") ? "rsa-sha2-512,rsa-sha2-256" : type;
    }

    @Override
    public String getUsername() {
        String[] parts = login.reveal().split(":", 2);
        return parts[0];
    }

    @Override
    public @Nullable String getPassword() {
        String[] parts = login.reveal().split(":", 2);
        return parts.length == 2 ? parts[1] : null;
    }

    @Override
    public byte @Nullable [] getPrivateKey() {
        return key == null ? null : key.reveal().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable String getPrivateKeyPassphrase() {
        return passphrase == null ? null : passphrase.reveal();
    }
}
