package io.crossdock.connectors.ftp;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Certificates;
import io.crossdock.connectors.Examples;
import io.crossdock.connectors.FolderCounterpart;
import io.crossdock.connectors.Source;
import io.crossdock.connectors.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.FtpletResult;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/** A partner with Apache's FTP server. */
final class FtpPartner extends FolderCounterpart {

    final BreakingFiles files = new BreakingFiles();

    /** What the hub told the server to do. */
    final List<String> commands = new CopyOnWriteArrayList<>();

    private final FtpServer server;
    private final Listener listener;
    private final String security;
    private final String fingerprint;

    /** @param security as the connection has it */
    FtpPartner(Path folder, String security, Certificates certificates) throws Exception {
        super(Files.createTempDirectory(folder, "ftp-"), "out", "in");
        this.security = security;
        this.fingerprint = certificates.fingerprint();
        ListenerFactory ports = new ListenerFactory();
        ports.setServerAddress("127.0.0.1");
        ports.setPort(0);
        if (!security.equals("none")) {
            SslConfigurationFactory tls = new SslConfigurationFactory();
            tls.setKeystoreFile(certificates.keyStore().toFile());
            tls.setKeystorePassword("changeit");
            tls.setKeystoreType("PKCS12");
            ports.setSslConfiguration(tls.createSslConfiguration());
            ports.setImplicitSsl(security.equals("implicit"));
        }
        FtpServerFactory factory = new FtpServerFactory();
        listener = ports.createListener();
        factory.addListener("default", listener);
        factory.setFileSystem(files);
        factory.setFtplets(new HashMap<>(Map.of("ear", new DefaultFtplet() {
            @Override
            public FtpletResult beforeCommand(FtpSession session, FtpRequest request) {
                commands.add(request.getRequestLine());
                return FtpletResult.DEFAULT;
            }
        })));
        users(factory);
        server = factory.createServer();
        server.start();
    }

    private void users(FtpServerFactory factory) throws FtpException {
        BaseUser hub = new BaseUser();
        hub.setName("hub");
        hub.setPassword("value-of-login");
        hub.setHomeDirectory(root.toString());
        hub.setAuthorities(new ArrayList<>(List.of(new WritePermission())));
        factory.setUserManager(new PropertiesUserManagerFactory().createUserManager());
        factory.getUserManager().save(hub);
    }

    /** @param more settings of the connection, each with a comma before it */
    String connection(String login, String more) {
        String pin = security.equals("none") || more.contains("tls:")
                ? ""
                : ", tls: { certificate: \"" + fingerprint + "\" }";
        return "{ address: \"127.0.0.1:" + listener.getPort() + "\", login: \"${secret:" + login + "}\", security: "
                + security + (more.contains("timeout:") ? "" : ", connect-timeout: 2m, timeout: 2m") + pin + more
                + " }";
    }

    Settings source(String connection, String channel) {
        Source source = source();
        return Examples.readWith(source.connection(), connection, FtpPartner::secret)
                .with(Examples.read(source.spec(), channel));
    }

    Settings target(String connection, String channel) {
        Target target = target();
        return Examples.readWith(target.connection(), connection, FtpPartner::secret)
                .with(Examples.read(target.spec(), channel));
    }

    private static List<String> secret(String name) {
        return List.of("hub:value-of-" + name);
    }

    @Override
    public Source source() {
        return new FtpSource();
    }

    @Override
    public Target target() {
        return new FtpTarget();
    }

    @Override
    public Settings sourceSettings() {
        return source(connection("login", ""), "folder: /out");
    }

    @Override
    public Settings targetSettings() {
        return target(connection("login", ""), "folder: /in");
    }

    @Override
    public List<String> secrets() {
        return List.of("value-of-login", "value-of-wrong");
    }

    @Override
    public void close() {
        server.stop();
    }
}
