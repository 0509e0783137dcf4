package io.crossdock.connectors.jms;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Fault;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection to a broker with one session; the login is asked for when it is opened. */
record Session(ConnectionFactory factory, Connection connection, jakarta.jms.Session jms) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    /** @param transacted whether what is received or sent counts from a commit on; otherwise each send counts when it returns */
    static Session open(Settings settings, boolean transacted) throws JMSException {
        ConnectionFactory factory = factory(settings.text("factory"), settings.text("address"));
        Optional<String[]> login =
                settings.optionalSecret("login").map(secret -> secret.reveal().split(":", 2));
        @Nullable Connection connection = null;
        boolean done = false;
        try {
            connection = login.isEmpty()
                    ? factory.createConnection()
                    : factory.createConnection(login.get()[0], login.get().length == 2 ? login.get()[1] : "");
            Optional<String> client = settings.has("subscription")
                    ? Optional.of("crossdock-" + settings.text("subscription"))
                    : Optional.empty();
            if (client.isPresent()) {
                connection.setClientID(client.get());
            }
            Session session = new Session(
                    factory,
                    connection,
                    connection.createSession(
                            transacted,
                            transacted
                                    ? jakarta.jms.Session.SESSION_TRANSACTED
                                    : jakarta.jms.Session.AUTO_ACKNOWLEDGE));
            done = true;
            return session;
        } finally {
            if (!done) {
                close(connection, factory);
            }
        }
    }

    private static ConnectionFactory factory(String type, String address) {
        try {
            return (ConnectionFactory)
                    Class.forName(type).getConstructor(String.class).newInstance(address);
        } catch (InvocationTargetException e) {
            throw new Fault(Jms.ADDRESS_UNUSABLE, "the library takes no such address: " + address, e);
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new Fault(Jms.FACTORY_UNUSABLE, type + " cannot be used as connection factory", e);
        }
    }

    Destination destination(Settings settings) throws JMSException {
        return settings.has(Jms.QUEUE.name())
                ? jms.createQueue(settings.text(Jms.QUEUE.name()))
                : jms.createTopic(settings.text(Jms.TOPIC.name()));
    }

    @Override
    public void close() {
        close(connection, factory);
    }

    /** What cannot be closed is broken, and the next one is new. */
    private static void close(@Nullable Connection connection, ConnectionFactory factory) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (JMSException broken) {
            LOG.debug("a connection did not close: {}", broken.getMessage());
        }
        if (factory instanceof ActiveMQConnectionFactory artemis) {
            artemis.close();
        }
    }
}
