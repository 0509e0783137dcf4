package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Messages that somebody else put on the broker: dead letters, never read as Java, and in nobody's way. */
@Timeout(300)
class HostileMessagesTest {

    private static final AtomicBoolean READ_AS_JAVA = new AtomicBoolean();

    @TempDir
    Path folder;

    private ExternalBroker broker;
    private HubFixture fixture;
    private Connection connection;
    private Session session;

    /** Does harm where it is read. */
    private static final class Gadget implements Serializable {

        private static final long serialVersionUID = 1;

        @SuppressWarnings("UnusedMethod") // called by whoever deserializes
        private void readObject(ObjectInputStream in) {
            READ_AS_JAVA.set(true);
        }
    }

    @FunctionalInterface
    private interface Making {
        Message make() throws JMSException;
    }

    @BeforeEach
    void aHubOnABrokerThatOthersUseToo() throws Exception {
        broker = ExternalBroker.start(folder.resolve("broker"));
        HubSettings.Server server = broker.as("hub").orElseThrow();
        fixture = new HubFixture(
                        folder,
                        settings -> new HubSettings(
                                settings.data(),
                                settings.payloads(),
                                settings.tenant(),
                                Optional.of(server),
                                settings.database(),
                                settings.us(),
                                settings.firstPause()))
                .folders("dealer/orders", "nordwind/orders")
                .partner("dealer", "{}")
                .partner("nordwind", "{}")
                .channel(
                        "dealer.orders-in",
                        "direction: in\ncarries: order\nconnector: { drop: { folder: orders } }\nwhen: { every: 1s }\n"
                                + "format: { csv: { columns: { Order: orderNumber, Item: lines.article.ids.buyer, Qty:"
                                + " lines.quantity.value }, set: { lines.quantity.unit: H87 } } }\n")
                .channel(
                        "nordwind.orders-out",
                        "direction: out\ncarries: order\nconnector: { drop: { folder: orders } }\n"
                                + "format: { csv: { columns: { Order: orderNumber } } }\n")
                .start();
        connection = new ActiveMQConnectionFactory(server.url())
                .createConnection(server.user(), server.password().orElseThrow().reveal());
        session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        connection.start();
    }

    @AfterEach
    void stop() throws Exception {
        connection.close();
        fixture.close();
        broker.close();
    }

    @Test
    void becomeDeadLettersOfTheFlow() throws Exception {
        assertAreDeadLetters("doc.order");
    }

    @Test
    void becomeDeadLettersOfAChannel() throws Exception {
        assertAreDeadLetters("out.nordwind.orders-out");
    }

    private void assertAreDeadLetters(String address) throws Exception {
        List<Making> foreign = foreign();
        for (Making making : foreign) {
            session.createProducer(session.createQueue(address)).send(making.make());
        }
        fixture.put("dealer", "orders/a.csv", "Order,Item,Qty\nGOOD-1,1,1\n");

        Awaitility.await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(
                        fixture.lines(fixture.received("nordwind", "orders")))
                .containsExactly("GOOD-1"));
        List<Message> dead = new ArrayList<>();
        try (var consumer = session.createConsumer(session.createQueue("dead.letters"))) {
            while (dead.size() < foreign.size()) {
                Message letter = consumer.receive(60_000);
                assertThat(letter)
                        .as("dead letter %s of %s", dead.size() + 1, foreign.size())
                        .isNotNull();
                dead.add(letter);
            }
        }
        for (Message letter : dead) {
            assertThat(letter.getStringProperty("deadAt")).isEqualTo(address);
            assertThat(java.util.Collections.list(letter.getPropertyNames()))
                    .noneMatch(name ->
                            name.toString().toLowerCase(java.util.Locale.ROOT).startsWith("camel"));
        }
        assertThat(READ_AS_JAVA).isFalse();
        fixture.settled();
    }

    private List<Making> foreign() {
        return List.of(
                () -> session.createObjectMessage(new Gadget()),
                () -> with(session.createObjectMessage(new Gadget()), "kind", "order"),
                () -> session.createTextMessage("<?xml version=\"1.0\"?><a/>"),
                () -> session.createMapMessage(),
                () -> session.createStreamMessage(),
                () -> session.createMessage(),
                () -> with(session.createTextMessage("{}"), "CamelFileName", "../../evil"),
                () -> with(session.createTextMessage("{}"), "camelHttpUri", "http://127.0.0.1:1/"),
                () -> with(session.createTextMessage("{}"), "kind", "no-such-kind"),
                () -> with(with(session.createTextMessage("{}"), "version", "x"), "kind", "order"),
                () -> core("content-type", "text/plain".getBytes(StandardCharsets.UTF_8)),
                () -> core("id", new byte[] {1, 2, 3}),
                () -> core("bytes", new byte[1000]));
    }

    private static Message with(Message message, String name, String value) throws JMSException {
        message.setStringProperty(name, value);
        return message;
    }

    /** As clients of other protocols may send it: names and values that JMS does not know. */
    private Message core(String name, byte[] value) throws JMSException {
        ActiveMQMessage message = (ActiveMQMessage) session.createMessage();
        message.getCoreMessage().putBytesProperty(name, value);
        message.getCoreMessage().putStringProperty("not-a-name", "x");
        return message;
    }
}
