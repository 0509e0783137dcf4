package io.crossdock.harness.rounds;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** A PostgreSQL that syncs what it commits, and a broker with the settings of {@code ops/broker/single}: they outlive the hub. */
final class Outside implements AutoCloseable {

    private static final Path SETTINGS = Path.of("../broker/single/broker.xml");
    private static final String USER = "hub";
    private static final String PASSWORD = "between-us";

    private final EmbeddedPostgres database;
    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final int port = freePort();

    private Outside() throws IOException {
        this.database = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** @throws Exception where the broker does not start: it declares no narrower one */
    static Outside start(Path folder) throws Exception {
        Outside outside = new Outside();
        System.setProperty("crossdock.broker.data", folder.toString());
        System.setProperty("crossdock.broker.port", Integer.toString(outside.port));
        FileConfiguration configuration = new FileConfiguration();
        FileDeploymentManager deployment = new FileDeploymentManager(
                SETTINGS.toAbsolutePath().normalize().toUri().toString());
        deployment.addDeployable(configuration);
        deployment.readConfiguration();
        configuration.setJMXManagementEnabled(false);
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(USER, PASSWORD);
        users.addRole(USER, "crossdock");
        outside.broker.setConfiguration(configuration);
        outside.broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        outside.broker.start();
        return outside;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    Surroundings surroundings() {
        return new Surroundings(
                "external broker, PostgreSQL",
                List.of(
                        "-Dbroker.url=tcp://127.0.0.1:" + port,
                        "-Dbroker.user=" + USER,
                        "-Dbroker.password=" + PASSWORD,
                        "-Ddatabase.url=" + database.getJdbcUrl("postgres", "postgres"),
                        "-Ddatabase.user=postgres"));
    }

    @Override
    public void close() throws Exception {
        broker.stop();
        database.close();
    }
}
