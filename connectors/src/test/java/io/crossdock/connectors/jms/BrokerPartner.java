package io.crossdock.connectors.jms;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Examples;
import io.crossdock.connectors.FreePort;
import io.crossdock.connectors.Source;
import io.crossdock.connectors.Target;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** A partner with an Artemis of its own, on a port. */
final class BrokerPartner implements Counterpart {

    private final int port = FreePort.find();
    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final Map<String, byte[]> received = new TreeMap<>();

    BrokerPartner(Path folder) throws IOException {
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser("hub", "value-of-login");
        users.addRole("hub", "all");
        server.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        try {
            server.setConfiguration(new ConfigurationImpl()
                    .setJournalDirectory(folder.resolve("journal").toString())
                    .setBindingsDirectory(folder.resolve("bindings").toString())
                    .setLargeMessagesDirectory(folder.resolve("large").toString())
                    .setPagingDirectory(folder.resolve("paging").toString())
                    .setPersistenceEnabled(false)
                    .setSecurityEnabled(true)
                    .setMaxDiskUsage(100)
                    .putSecurityRoles(
                            "#",
                            new HashSet<>(Set.of(new Role(
                                    "all", true, true, true, true, true, true, true, true, true, true, false, false))))
                    .addAddressSetting("#", new AddressSettings().setMaxDeliveryAttempts(-1))
                    .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port));
            server.start();
        } catch (Exception e) { // the broker declares no narrower one
            throw new IOException(e);
        }
    }

    String address() {
        return "tcp://127.0.0.1:" + port + "?reconnectAttempts=0&callTimeout=5000";
    }

    private Settings read(
            io.crossdock.config.Spec connection, io.crossdock.config.Spec spec, String login, String channel) {
        return Examples.readWith(
                        connection,
                        "{ address: \"" + address() + "\", login: \"${secret:" + login + "}\" }",
                        name -> List.of("hub:value-of-" + name))
                .with(Examples.read(spec, channel));
    }

    Settings source(String login, String channel) {
        Source source = source();
        return read(source.connection(), source.spec(), login, channel);
    }

    Settings target(String login, String channel) {
        Target target = target();
        return read(target.connection(), target.spec(), login, channel);
    }

    @Override
    public Source source() {
        return new JmsSource();
    }

    @Override
    public Target target() {
        return new JmsTarget();
    }

    @Override
    public Settings sourceSettings() {
        return source("login", "queue: out");
    }

    @Override
    public Settings targetSettings() {
        return target("login", "queue: in");
    }

    /** Works with a session of the partner's own. */
    @FunctionalInterface
    interface Work<T> {
        T with(Session session) throws JMSException;
    }

    <T> T at(Work<T> work) {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(address());
                Connection connection = factory.createConnection("hub", "value-of-login")) {
            connection.start();
            return work.with(connection.createSession(false, Session.AUTO_ACKNOWLEDGE));
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void sends(String name, byte[] bytes) {
        at(session -> {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(bytes);
            message.setStringProperty("name", name);
            message.setStringProperty("CamelFileName", "../evil");
            MessageProducer producer = session.createProducer(session.createQueue("out"));
            producer.send(message);
            return true;
        });
    }

    @Override
    public void sendsAgain(String name) {
        // the broker does
    }

    @Override
    public boolean isAcknowledged(String name) {
        return count("out") == 0;
    }

    long count(String queue) {
        return server.getActiveMQServer().locateQueue(SimpleString.of(queue)).getMessageCount();
    }

    @Override
    public Map<String, byte[]> received() {
        if (server.getActiveMQServer().locateQueue(SimpleString.of("in")) == null) {
            return received;
        }
        return at(session -> {
            try (MessageConsumer consumer = session.createConsumer(session.createQueue("in"))) {
                for (Message message = consumer.receive(300); message != null; message = consumer.receive(100)) {
                    BytesMessage bytes = (BytesMessage) message;
                    byte[] body = new byte[(int) bytes.getBodyLength()];
                    bytes.readBytes(body);
                    received.put(message.getStringProperty("name"), body);
                }
            }
            return received;
        });
    }

    @Override
    public void breaksDown() {
        close();
    }

    @Override
    public List<String> secrets() {
        return List.of("value-of-login", "value-of-wrong");
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) { // the broker declares no narrower one
            throw new IllegalStateException(e);
        }
    }
}
