package io.crossdock.connectors.jms;

import static org.awaitility.Awaitility.await;

import io.crossdock.connectors.Certificates;
import io.crossdock.connectors.FreePort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Objects;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** An Artemis in a process of its own, with a journal on the disk: it can be killed, and started again with what it had. */
final class BrokerProcess implements AutoCloseable {

    static final String USER = "hub";
    static final String PASSWORD = "value-of-login";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path home;
    private final Certificates certificate;
    private final int port = FreePort.find();
    private final int tlsPort = FreePort.find();
    private Process process;

    private BrokerProcess(Path home) throws IOException, GeneralSecurityException {
        this.home = home;
        this.certificate = Certificates.make(home, "broker", 30);
        this.process = launched();
    }

    /** Gives itself back once it takes connections. */
    static BrokerProcess start(Path home) throws IOException, GeneralSecurityException {
        BrokerProcess broker = new BrokerProcess(home);
        broker.awaitConnections();
        return broker;
    }

    /** With what it had, unless it runs. */
    void startAgain() throws IOException {
        if (!process.isAlive()) {
            process = launched();
            awaitConnections();
        }
    }

    private Process launched() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dbroker.data=" + home,
                        "-Dbroker.port=" + port,
                        "-Dbroker.tls.port=" + tlsPort,
                        "-Dbroker.keys=" + certificate.keyStore(),
                        BrokerProcess.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("broker.log").toFile()))
                .start();
    }

    private void awaitConnections() {
        await().atMost(PATIENCE)
                .failFast("the broker ended, see " + home.resolve("broker.log"), () -> !process.isAlive())
                .until(() -> accepts(port) && accepts(tlsPort));
    }

    private static boolean accepts(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (ConnectException notYet) {
            return false;
        }
    }

    String address() {
        return "tcp://127.0.0.1:" + port + "?reconnectAttempts=0&callTimeout=5000";
    }

    /** Of the acceptor with TLS, for who trusts a certificate. */
    String tlsAddress(Certificates trusted) {
        return "tcp://127.0.0.1:" + tlsPort + "?reconnectAttempts=0&callTimeout=5000&sslEnabled=true&trustStorePath="
                + trusted.keyStore() + "&trustStorePassword=changeit";
    }

    Certificates certificate() {
        return certificate;
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** The broker itself; it ends with whoever started it. */
    public static void main(String[] none) throws Exception {
        FileConfiguration configuration = new FileConfiguration();
        FileDeploymentManager deployment =
                new FileDeploymentManager(Objects.requireNonNull(BrokerProcess.class.getResource("broker.xml"))
                        .toString());
        deployment.addDeployable(configuration);
        deployment.readConfiguration();
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(USER, PASSWORD);
        users.addRole(USER, "all");
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration);
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        broker.start();
        while (System.in.read() >= 0) {
            // nothing is said to it
        }
        Runtime.getRuntime().halt(0);
    }
}
