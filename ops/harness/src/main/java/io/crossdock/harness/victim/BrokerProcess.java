package io.crossdock.harness.victim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * A broker in a process of its own, with the settings of a file of {@code ops/broker}. Answers any line on standard input with one line
 * of JSON: whether it serves, and whether the other of the pair has all that it has. It never outlives whoever started it.
 */
public final class BrokerProcess {

    public static final String USER = "hub";
    public static final String PASSWORD = "between-us";

    private BrokerProcess() {}

    /** @param arguments the {@code broker.xml} */
    public static void main(String[] arguments) throws Exception {
        FileConfiguration configuration = new FileConfiguration();
        FileDeploymentManager deployment = new FileDeploymentManager(
                Path.of(arguments[0]).toAbsolutePath().normalize().toUri().toString());
        deployment.addDeployable(configuration);
        deployment.readConfiguration();
        configuration.setJMXManagementEnabled(false);
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(USER, PASSWORD);
        users.addRole(USER, "crossdock");
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration);
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        broker.start();
        System.out.println(SlimHub.READY);
        answer(broker.getActiveMQServer());
        Runtime.getRuntime().halt(0);
    }

    private static void answer(ActiveMQServer server) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println("{\"serves\":" + server.isActive() + ",\"inStep\":" + server.isReplicaSync() + "}");
        }
    }
}
