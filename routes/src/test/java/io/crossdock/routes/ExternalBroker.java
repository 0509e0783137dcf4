package io.crossdock.routes;

import io.crossdock.config.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** A broker apart from all hubs, reached over TCP, with the settings of {@code ops/broker/single}. */
final class ExternalBroker implements AutoCloseable {

    private static final Path SETTINGS = Path.of("../ops/broker/single/broker.xml");
    private static final String PASSWORD = "between-us";
    private static final String ROLE = "crossdock";

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final int port = freePort();
    private final SecurityConfiguration users = new SecurityConfiguration();

    private ExternalBroker() throws IOException {}

    static ExternalBroker start(Path folder) throws Exception {
        ExternalBroker broker = new ExternalBroker();
        System.setProperty("crossdock.broker.data", folder.toString());
        System.setProperty("crossdock.broker.port", Integer.toString(broker.port));
        FileConfiguration configuration = new FileConfiguration();
        FileDeploymentManager deployment = new FileDeploymentManager(
                SETTINGS.toAbsolutePath().normalize().toUri().toString());
        deployment.addDeployable(configuration);
        deployment.readConfiguration();
        configuration.setJMXManagementEnabled(false);
        broker.server.setConfiguration(configuration);
        broker.server.setSecurityManager(
                new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), broker.users));
        broker.server.start();
        return broker;
    }

    /** As {@code hub.yaml} names it. */
    Optional<HubSettings.Server> as(String user) {
        users.addUser(user, PASSWORD);
        users.addRole(user, ROLE);
        return Optional.of(new HubSettings.Server(
                "tcp://127.0.0.1:" + port, user, Optional.of(new Secret("broker", name -> List.of(PASSWORD)))));
    }

    /** Cuts a user's connections in the middle of whatever they do, and lets it in no more. */
    void cut(String user) throws Exception {
        users.removeUser(user);
        server.getActiveMQServer().getActiveMQServerControl().closeConnectionsForUser(user);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
