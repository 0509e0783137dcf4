package io.crossdock.connectors.ftp;

import io.crossdock.config.Secret;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.FolderReader;
import io.crossdock.connectors.Tls;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.remote.FtpComponent;
import org.apache.camel.component.file.remote.FtpConfiguration;
import org.apache.camel.component.file.remote.FtpEndpoint;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPFile;
import org.jspecify.annotations.Nullable;

/** How to reach a server; secrets are asked for when a connection is opened, so that they stand in no URI and a changed one is taken. */
final class Server extends FtpConfiguration {

    private static final int IMPLICIT_PORT = 990;

    private final Secret login;

    private Server(Settings settings) {
        login = settings.secret("login");
    }

    static FtpEndpoint<FTPFile> endpoint(CamelContext context, Settings settings) {
        String folder = settings.text("folder");
        Server server = new Server(settings);
        server.address(settings.text("address"), settings.text("security").equals("implicit"));
        server.setDirectory(folder);
        server.setProtocol("ftp");
        server.setBinary(true);
        server.setPassiveMode(settings.text("mode").equals("passive"));
        server.setStepwise(false);
        server.setStreamDownload(true);
        server.setThrowExceptionOnConnectFailed(true);
        FtpComponent component = context.getComponent("ftp", FtpComponent.class);
        String uri = "ftp://" + server.getHost() + ":" + server.getPort() + "/" + folder;
        Endpoint endpoint = new Endpoint(uri, component, server, settings);
        endpoint.setCamelContext(context);
        endpoint.setSoTimeout((int) settings.time("timeout").toMillis());
        endpoint.setMaximumReconnectAttempts(0);
        endpoint.setResumeDownload(true);
        return endpoint;
    }

    /** Whose client is within TLS, and whose operations are ours. */
    private static final class Endpoint extends FtpEndpoint<FTPFile> {

        private final Settings settings;
        private final Tls tls;

        Endpoint(String uri, FtpComponent component, Server server, Settings settings) {
            super(uri, component, server);
            this.settings = settings;
            this.tls = new Tls(settings);
        }

        @Override
        public RemoteFileOperations<FTPFile> createRemoteFileOperations() {
            FTPClient client = createFtpClient();
            client.setControlEncoding(encoding());
            client.setConnectTimeout((int) settings.time("connect-timeout").toMillis());
            client.setDefaultTimeout((int) settings.time("timeout").toMillis());
            client.setDataTimeout(settings.time("timeout"));
            client.setBufferSize(getBufferSize());
            Duration transfer = settings.time("transfer-timeout");
            Operations operations = new Operations(client, FolderReader.meant(this), transfer, ports());
            operations.setEndpoint(this);
            return operations;
        }

        @Override
        protected FTPClient createFtpClient() {
            return switch (settings.text("security")) {
                case "none" -> new Lister.Plain();
                case "implicit" -> new SecureClient(true, tls.context());
                default -> new SecureClient(false, tls.context());
            };
        }

        private String encoding() {
            try {
                return Charset.forName(settings.text("encoding")).name();
            } catch (IllegalArgumentException e) {
                throw new Fault(Ftp.SETTING_UNUSABLE, "there is no encoding '" + settings.text("encoding") + "'", e);
            }
        }

        private Optional<Ports> ports() {
            return settings.optionalText("active-ports").map(ports -> {
                if (!ports.matches("\\d{1,5}-\\d{1,5}")) {
                    throw new Fault(Ftp.SETTING_UNUSABLE, "'" + ports + "' are no ports");
                }
                String[] bounds = ports.split("-", -1);
                return new Ports(Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]));
            });
        }
    }

    /** Of the hub, where the server may come in. */
    record Ports(int first, int last) {}

    private void address(String address, boolean implicit) {
        if (!address.matches("[^:\\s/@]+(:\\d{1,5})?")) {
            throw new Fault(Ftp.ADDRESS_UNUSABLE, "the address '" + address + "' names no host");
        }
        int colon = address.indexOf(':');
        setHost(colon < 0 ? address : address.substring(0, colon));
        int usual = implicit ? IMPLICIT_PORT : DEFAULT_FTP_PORT;
        setPort(colon < 0 ? usual : Integer.parseInt(address.substring(colon + 1)));
    }

    @Override
    public String getUsername() {
        return login.reveal().split(":", 2)[0];
    }

    @Override
    public @Nullable String getPassword() {
        String[] parts = login.reveal().split(":", 2);
        return parts.length == 2 ? parts[1] : "";
    }
}
