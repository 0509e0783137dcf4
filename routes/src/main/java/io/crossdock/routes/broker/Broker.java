package io.crossdock.routes.broker;

import io.crossdock.config.Secret;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.QueueRequestor;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.apache.activemq.artemis.api.core.ActiveMQAddressExistsException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQQueueExistsException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQQueue;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/**
 * The message broker, in this process or elsewhere. Every address has one durable queue of the same name; names are given without
 * the tenant, which is put before them here and nowhere else (decision D14).
 */
public final class Broker implements AutoCloseable {

    /** How many duplicate ids an address remembers. */
    public static final int REMEMBERED_IDS = 20_000;

    /** Where the broker itself puts what it cannot keep; with unlimited attempts and no expiry, nothing should ever be there. */
    public static final String UNDELIVERABLE = "dead.undeliverable";

    /** Milliseconds that a broker elsewhere may take to answer: one that takes over may swallow a call, and the next try reaches it. */
    private static final long LONGEST_CALL = 15_000;

    private static final double PERCENT = 100;

    private static final String DEFAULT_TENANT = "main";
    private static final Queue MANAGEMENT = new ActiveMQQueue("activemq.management");

    /** How the embedded broker writes to disk. */
    public enum Journal {
        NIO,
        ASYNCIO
    }

    /** Opens connections, with the credentials in force at that moment. */
    @FunctionalInterface
    private interface Door {
        Connection connect() throws JMSException;
    }

    /** What is done in a session that is only opened for it. */
    @FunctionalInterface
    private interface Task<T> {
        T in(ClientSession session) throws ActiveMQException;
    }

    private final String url;
    private final Door door;
    private final AutoCloseable server;
    private final Supplier<Soundness> soundness;
    private final String prefix;

    private Broker(String url, Door door, AutoCloseable server, Supplier<Soundness> soundness, String tenant) {
        this.url = url;
        this.door = door;
        this.server = server;
        this.soundness = soundness;
        this.prefix = prefix(tenant);
    }

    private static String prefix(String tenant) {
        return tenant.equals(DEFAULT_TENANT) ? "" : tenant + ".";
    }

    /** Starts a broker in this process; what it was given is in the folder and outlives it. */
    public static Broker embedded(Path folder, Journal journal, String tenant) throws Exception {
        EmbeddedServer server = EmbeddedServer.start(folder, journal, prefix(tenant) + UNDELIVERABLE);
        Broker broker = in(server, tenant);
        broker.queue(UNDELIVERABLE);
        return broker;
    }

    /** That server, which is closed with it. */
    static Broker in(EmbeddedServer server, String tenant) {
        return new Broker(server.url(), factory(server.url())::createConnection, server, server::soundness, tenant);
    }

    /**
     * Uses a broker that runs elsewhere; its address settings must be those of the embedded one: nothing created by itself, redelivery
     * at once and without limit.
     *
     * @param url as Artemis writes it: {@code tcp://broker.example:61616?sslEnabled=true}
     */
    public static Broker external(String url, String user, Secret password, String tenant) {
        ActiveMQConnectionFactory factory = factory(url);
        factory.setCallTimeout(LONGEST_CALL);
        return new Broker(
                url,
                () -> factory.createConnection(user, password.reveal()),
                () -> {},
                () -> Soundness.UNKNOWN,
                tenant);
    }

    private static ActiveMQConnectionFactory factory(String url) {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        factory.setBlockOnDurableSend(true);
        factory.setBlockOnAcknowledge(true);
        return factory;
    }

    /**
     * Makes sure that the queue is there. To be called before the first send: what goes to an address without a queue is refused.
     *
     * <p>One worker of all nodes serves it at a time, so that order is kept; the next one takes over when it leaves or dies, with what
     * that one had not committed.
     */
    public void queue(String name) {
        queue(name, true);
    }

    /** As {@link #queue}, served by all its workers at once, so that order is not kept. */
    public void sharedQueue(String name) {
        queue(name, false);
    }

    private void queue(String name, boolean exclusive) {
        SimpleString address = SimpleString.of(addressOf(name));
        inSession("queue " + name + " cannot be created", session -> {
            if (!session.addressQuery(address).isExists()) {
                createAddress(session, address);
            }
            if (!session.queueQuery(address).isExists()) {
                createQueue(session, address, exclusive);
            }
            return address;
        });
    }

    /** Another node may have been faster; both mean the same. */
    private static void createAddress(ClientSession session, SimpleString address) throws ActiveMQException {
        try {
            session.createAddress(address, RoutingType.ANYCAST, false);
        } catch (ActiveMQAddressExistsException already) {
            return;
        }
    }

    private static void createQueue(ClientSession session, SimpleString address, boolean exclusive)
            throws ActiveMQException {
        try {
            session.createQueue(QueueConfiguration.of(address)
                    .setRoutingType(RoutingType.ANYCAST)
                    .setExclusive(exclusive)
                    .setDurable(true));
        } catch (ActiveMQQueueExistsException already) {
            return;
        }
    }

    /** Deletes the queue with all that is in it, and its address. */
    public void remove(String name) {
        try (Connection connection = connect()) {
            connection.start();
            ActiveMQSession session = (ActiveMQSession) connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            Message request = session.createMessage();
            JMSManagementHelper.putOperationInvocation(
                    request, ResourceNames.BROKER, "deleteAddress", addressOf(name), true);
            Message answer = new QueueRequestor(session, MANAGEMENT).request(request);
            if (!JMSManagementHelper.hasOperationSucceeded(answer)) {
                throw new JMSException("the broker refused to delete address " + addressOf(name));
            }
        } catch (JMSException failure) {
            throw new Unavailable("queue " + name + " cannot be removed", failure);
        }
    }

    /** How many messages are in the queue, those in the hands of a worker included. */
    public long depth(String name) {
        return inSession("queue " + name + " cannot be measured", session -> depth(session, name));
    }

    /** As {@link #depth(String)}, of many; without those that do not exist. */
    public Map<String, Long> depths(Collection<String> names) {
        return inSession("queues cannot be measured", session -> {
            Map<String, Long> depths = new HashMap<>();
            for (String name : names) {
                ClientSession.QueueQuery found = session.queueQuery(SimpleString.of(addressOf(name)));
                if (found.isExists()) {
                    depths.put(name, found.getMessageCount());
                }
            }
            return depths;
        });
    }

    /** How many messages have left the queue for good, since the broker began to count. */
    public long acknowledged(String name) {
        try (Connection connection = connect();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            return (long) attribute(session, ResourceNames.QUEUE + addressOf(name), "messagesAcknowledged");
        } catch (JMSException failure) {
            throw new Unavailable("queue " + name + " cannot be measured", failure);
        }
    }

    /** As {@link #depth(String)}, in a session that is open already. */
    long depth(ClientSession session, String name) throws ActiveMQException {
        ClientSession.QueueQuery found = session.queueQuery(SimpleString.of(addressOf(name)));
        if (!found.isExists()) {
            throw new IllegalArgumentException("there is no queue " + addressOf(name));
        }
        return found.getMessageCount();
    }

    /** The ids of the first messages of a queue; without those in the hands of a worker. */
    public List<String> ids(String name, int most) {
        List<String> ids = new ArrayList<>();
        try (Connection connection = connect();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                QueueBrowser browser = session.createBrowser(destination(name))) {
            connection.start();
            Enumeration<?> messages = browser.getEnumeration();
            while (ids.size() < most && messages.hasMoreElements()) {
                Message message = (Message) messages.nextElement();
                ids.add(String.valueOf(message.getStringProperty(io.crossdock.routes.broker.Message.ID)));
            }
        } catch (JMSException failure) {
            throw new Unavailable("queue " + name + " cannot be looked into", failure);
        }
        return ids;
    }

    /** When the first message of each queue was sent; without those that are empty, or all of them in the hands of a worker. */
    public Map<String, Instant> oldest(Collection<String> names) {
        Map<String, Instant> oldest = new HashMap<>();
        if (names.isEmpty()) {
            return oldest;
        }
        try (Connection connection = connect();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            for (String name : names) {
                try (QueueBrowser browser = session.createBrowser(destination(name))) {
                    Enumeration<?> messages = browser.getEnumeration();
                    if (messages.hasMoreElements()) {
                        oldest.put(name, Instant.ofEpochMilli(((Message) messages.nextElement()).getJMSTimestamp()));
                    }
                }
            }
        } catch (JMSException failure) {
            throw new Unavailable("queues cannot be looked into", failure);
        }
        return oldest;
    }

    /** How full its disk is, from 0 to 1, and from where on it lets nobody send. */
    public record Fullness(double used, double limit) {

        public boolean blocks() {
            return used >= limit;
        }
    }

    /** As the broker saw it at its last look, a few seconds ago. */
    public Fullness fullness() {
        try (Connection connection = connect();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            return new Fullness(
                    attribute(session, ResourceNames.BROKER, "diskStoreUsage"),
                    attribute(session, ResourceNames.BROKER, "maxDiskUsage") / PERCENT);
        } catch (JMSException failure) {
            throw new Unavailable("the broker does not tell how full its disk is", failure);
        }
    }

    private static double attribute(Session session, String resource, String name) throws JMSException {
        TemporaryQueue replies = session.createTemporaryQueue();
        Message request = session.createMessage();
        request.setJMSReplyTo(replies);
        JMSManagementHelper.putAttribute(request, resource, name);
        try (MessageProducer producer = session.createProducer(MANAGEMENT);
                MessageConsumer consumer = session.createConsumer(replies)) {
            producer.send(request);
            return Optional.ofNullable(consumer.receive(LONGEST_CALL))
                    .flatMap(Broker::number)
                    .orElseThrow(() -> new JMSException("the broker does not tell its " + name));
        }
    }

    /** The library declares no narrower exception for an answer that it cannot read. */
    private static Optional<Double> number(Message answer) {
        FutureTask<Object> reading = new FutureTask<>(() -> JMSManagementHelper.getResult(answer));
        reading.run();
        try {
            return Optional.ofNullable(reading.get())
                    .filter(Number.class::isInstance)
                    .map(number -> ((Number) number).doubleValue());
        } catch (ExecutionException unreadable) {
            return Optional.empty();
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Opens a session for one sender: one transmission, one thread. */
    public Publisher publisher() {
        try {
            return new Publisher(Transaction.open(this));
        } catch (JMSException failure) {
            throw new Unavailable("no session for publishing", failure);
        }
    }

    /** Where other JMS clients find it; an embedded one only from within this process. */
    public String url() {
        return url;
    }

    Connection connect() throws JMSException {
        return door.connect();
    }

    /** Of the broker that runs now; to be asked for before {@link #connect}. */
    Soundness soundness() {
        return soundness.get();
    }

    /** The address as the broker knows it. */
    Queue destination(String name) {
        return new ActiveMQQueue(addressOf(name));
    }

    private String addressOf(String name) {
        return prefix + name;
    }

    private <T> T inSession(String complaint, Task<T> task) {
        try (ActiveMQConnection connection = (ActiveMQConnection) connect();
                ActiveMQSession session = (ActiveMQSession) connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            return task.in(session.getCoreSession());
        } catch (JMSException | ActiveMQException failure) {
            throw new Unavailable(complaint, failure);
        }
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
