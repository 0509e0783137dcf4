package io.crossdock.routes.broker;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQException;

/** Takes batches from one queue into one transaction. One thread takes; another may {@link #wake} it. */
final class Taker implements AutoCloseable {

    private static final byte[] NOTHING = {};

    private final Transaction transaction;
    private final MessageConsumer consumer;
    private final InstantSource clock;

    private volatile boolean idle;
    private volatile boolean woken;

    private Taker(Transaction transaction, MessageConsumer consumer, InstantSource clock) {
        this.transaction = transaction;
        this.consumer = consumer;
        this.clock = clock;
    }

    static Taker open(Broker broker, String address, InstantSource clock) throws JMSException {
        Transaction transaction = Transaction.open(broker);
        try {
            return new Taker(transaction, transaction.consumer(address), clock);
        } catch (JMSException failure) {
            transaction.close();
            throw failure;
        }
    }

    /**
     * Waits for a message, without a limit: every timed receive that expires is a round trip to the broker, and some hundred idle
     * queues would keep a core busy. Then takes what else comes within the linger. A message that was rolled back before comes alone.
     *
     * @return empty when woken
     */
    List<Message> take(int most, Duration linger) throws JMSException {
        Optional<jakarta.jms.Message> first = first();
        if (first.isEmpty()) {
            return List.of();
        }
        List<Message> batch = new ArrayList<>(most);
        batch.add(read(first.get()));
        if (!first.get().getJMSRedelivered()) {
            takeMore(batch, most, linger);
        }
        transaction.check();
        return batch;
    }

    private Optional<jakarta.jms.Message> first() throws JMSException {
        idle = true;
        try {
            return woken
                    ? Optional.empty()
                    : Optional.ofNullable(consumer.receive()).filter(message -> !woken);
        } finally {
            idle = false;
        }
    }

    private void takeMore(List<Message> batch, int most, Duration linger) throws JMSException {
        Instant end = clock.instant().plus(linger);
        while (batch.size() < most) {
            Optional<jakarta.jms.Message> next = next(Duration.between(clock.instant(), end));
            if (next.isEmpty()) {
                return;
            }
            batch.add(read(next.get()));
        }
    }

    private Optional<jakarta.jms.Message> next(Duration wait) throws JMSException {
        long millis = wait.toMillis();
        return Optional.ofNullable(millis > 0 ? consumer.receive(millis) : consumer.receiveNoWait());
    }

    /** Our headers are texts; what else somebody put beside the document is left out. */
    private static Message read(jakarta.jms.Message message) throws JMSException {
        Map<String, String> headers = new HashMap<>();
        Enumeration<?> names = message.getPropertyNames();
        while (names.hasMoreElements()) {
            String name = (String) names.nextElement();
            if (Message.isHeader(name) && message.getObjectProperty(name) instanceof String value) {
                headers.put(name, value);
            }
        }
        boolean named = message.getObjectProperty(Message.ID) instanceof String;
        return new Message(
                named ? message.getStringProperty(Message.ID) : message.getJMSMessageID(), headers, body(message));
    }

    /** Ours are bytes; a text is what somebody put there by hand. Objects are never read. */
    private static byte[] body(jakarta.jms.Message message) throws JMSException {
        if (message instanceof BytesMessage bytes) {
            byte[] body = new byte[(int) bytes.getBodyLength()];
            bytes.readBytes(body);
            return body;
        }
        return message instanceof TextMessage text ? text.getText().getBytes(StandardCharsets.UTF_8) : NOTHING;
    }

    /** Whether that queue has messages, those in the hands of its worker included; one round trip. */
    boolean waits(String address) throws ActiveMQException {
        return transaction.depth(address) > 0;
    }

    void send(Send send) throws JMSException {
        transaction.send(send);
    }

    /** Commits what was taken and sent. */
    void commit() throws JMSException {
        transaction.commit();
    }

    /** Ends the wait for a message, and any later one; a batch that runs is left in peace. For another thread. */
    void wake() throws JMSException {
        woken = true;
        if (idle) {
            transaction.stop();
            consumer.close();
        }
    }

    @Override
    public void close() throws JMSException {
        transaction.close();
    }
}
