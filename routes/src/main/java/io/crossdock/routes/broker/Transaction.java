package io.crossdock.routes.broker;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQDuplicateIdException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/**
 * One connection with one transacted session, for one thread. Always leaves by stop, rollback, close: a consumer that is closed
 * with its transaction open lets later messages pass those it still held.
 */
final class Transaction implements AutoCloseable {

    private static final String DUPLICATE_ID =
            org.apache.activemq.artemis.api.core.Message.HDR_DUPLICATE_DETECTION_ID.toString();

    private final Broker broker;
    private final Soundness soundness;
    private final Connection connection;
    private final Session session;
    private final MessageProducer producer;
    /** The client asks the broker once for each object whether its address exists; a new one for each send would be a round trip. */
    private final Map<String, Queue> destinations = new HashMap<>();

    private Transaction(Broker broker, Soundness soundness, Connection connection) throws JMSException {
        this.broker = broker;
        this.soundness = soundness;
        this.connection = connection;
        this.session = connection.createSession(true, Session.SESSION_TRANSACTED);
        this.producer = session.createProducer(null);
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
    }

    static Transaction open(Broker broker) throws JMSException {
        Soundness soundness = broker.soundness();
        soundness.check();
        Connection connection = broker.connect();
        try {
            Transaction opened = new Transaction(broker, soundness, connection);
            connection.start();
            return opened;
        } catch (JMSException failure) {
            connection.close();
            throw failure;
        }
    }

    MessageConsumer consumer(String address) throws JMSException {
        return session.createConsumer(broker.destination(address));
    }

    void send(Send send) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.setStringProperty(Message.ID, send.message().id());
        for (Map.Entry<String, String> header : send.message().headers().entrySet()) {
            message.setStringProperty(header.getKey(), header.getValue());
        }
        if (send.duplicateId().isPresent()) {
            message.setStringProperty(DUPLICATE_ID, send.duplicateId().get());
        }
        message.writeBytes(send.message().body());
        producer.send(destinations.computeIfAbsent(send.address(), broker::destination), message);
    }

    /** How many messages are in the queue, those in the hands of a worker included. */
    long depth(String address) throws ActiveMQException {
        return broker.depth(((ActiveMQSession) session).getCoreSession(), address);
    }

    /** What it confirms is kept; and where it refuses a duplicate, it has the first. */
    void commit() throws JMSException {
        try {
            session.commit();
        } catch (JMSException failure) {
            soundness.check();
            throw failure;
        }
        soundness.check();
    }

    /** To be asked once messages were taken: whether they were there. */
    void check() throws JMSException {
        soundness.check();
    }

    void rollback() throws JMSException {
        session.rollback();
    }

    void stop() throws JMSException {
        connection.stop();
    }

    /** Whether a commit failed because an address had seen a duplicate id before; then nothing of it was stored. */
    static boolean refusedAsDuplicate(Throwable failure) {
        return Faults.chain(failure).anyMatch(ActiveMQDuplicateIdException.class::isInstance);
    }

    @Override
    public void close() throws JMSException {
        try (connection) {
            connection.stop();
            session.rollback();
        }
    }
}
