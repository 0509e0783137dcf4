package io.crossdock.connectors.jms;

import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Certificates;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Examples;
import io.crossdock.connectors.Source;
import io.crossdock.connectors.Target;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/** A partner with two queues of its own at a broker that others use too. */
final class BrokerPartner implements Counterpart {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final String in;
    final String out;
    private final BrokerProcess broker;
    private final String hubsAddress;
    private final Map<String, byte[]> received = new TreeMap<>();

    BrokerPartner(BrokerProcess broker) {
        this(broker, NUMBERS.incrementAndGet(), broker.address());
    }

    private BrokerPartner(BrokerProcess broker, int number, String hubsAddress) {
        this.broker = broker;
        this.in = "in-" + number;
        this.out = "out-" + number;
        this.hubsAddress = hubsAddress;
    }

    /** Another one, whom the hub reaches by TLS, trusting a certificate. */
    BrokerPartner overTls(Certificates trusted) {
        return new BrokerPartner(broker, NUMBERS.incrementAndGet(), broker.tlsAddress(trusted));
    }

    private Settings read(Spec connection, Spec spec, String login, String channel) {
        return Examples.readWith(
                        connection,
                        "{ address: \"" + hubsAddress + "\", login: \"${secret:" + login + "}\" }",
                        name -> List.of(BrokerProcess.USER + ":value-of-" + name))
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
        return source("login", "queue: " + out);
    }

    @Override
    public Settings targetSettings() {
        return target("login", "queue: " + in);
    }

    /** Works with a session of the partner's own. */
    @FunctionalInterface
    interface Work<T> {
        T with(Session session) throws JMSException, ActiveMQException;
    }

    <T> T at(Work<T> work) {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker.address());
                Connection connection = factory.createConnection(BrokerProcess.USER, BrokerProcess.PASSWORD)) {
            connection.start();
            return work.with(connection.createSession(false, Session.AUTO_ACKNOWLEDGE));
        } catch (JMSException | ActiveMQException e) {
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
            MessageProducer producer = session.createProducer(session.createQueue(out));
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
        return count(out) == 0;
    }

    /** How many messages a queue holds, with those that somebody has and has not acknowledged; none where there is no such queue. */
    long count(String queue) {
        return at(session -> {
            ClientSession.QueueQuery found =
                    ((ActiveMQSession) session).getCoreSession().queueQuery(SimpleString.of(queue));
            return found.isExists() ? found.getMessageCount() : 0;
        });
    }

    @Override
    public Map<String, byte[]> received() {
        return at(session -> {
            try (MessageConsumer consumer = session.createConsumer(session.createQueue(in))) {
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
        broker.kill();
    }

    @Override
    public List<String> secrets() {
        return List.of(BrokerProcess.PASSWORD, "value-of-wrong");
    }

    @Override
    public void close() {
        // the broker is there for the next one
    }
}
