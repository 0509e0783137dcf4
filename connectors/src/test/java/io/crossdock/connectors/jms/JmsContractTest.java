package io.crossdock.connectors.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Certificates;
import io.crossdock.connectors.ConnectorContract;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Examples;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.NetworkCodes;
import io.crossdock.connectors.Receipt;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a broker in a process of its own, which is started once, and again after a test has killed it. */
class JmsContractTest extends ConnectorContract {

    private static final byte[] ORDER = "an order".getBytes(StandardCharsets.UTF_8);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    static Path home;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static BrokerProcess broker;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = BrokerProcess.start(home);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Override
    protected Counterpart counterpart() throws IOException {
        broker.startAgain();
        return new BrokerPartner(broker);
    }

    @Test
    void recognisesAMessageThatComesAgain() throws Exception {
        failRoute();
        receive();
        counterpart.sends("a.edi", ORDER);
        await().until(() -> failures().size() > 2);
        camel().stop();

        succeedRoute();
        receive();

        awaitTaken(1);
        assertThat(takenReferences().get(0)).startsWith("ID:");
        await().until(() -> counterpart.isAcknowledged("a.edi"));
    }

    @Test
    void losesNothingWhenTheBrokerIsKilledBeforeItIsTold() throws Exception {
        List<String> names = List.of("1.edi", "2.edi", "3.edi", "4.edi", "5.edi");
        names.forEach(name -> counterpart.sends(name, ORDER));
        whenTaken(() -> {
            if (takenNames().equals(names.subList(0, 3))) {
                broker.kill();
            }
        });
        receive();
        await().until(() -> !failures().isEmpty());

        broker.startAgain();

        awaitTaken(6);
        await().until(() -> counterpart.isAcknowledged("5.edi"));
        assertThat(takenNames()).containsExactly("1.edi", "2.edi", "3.edi", "3.edi", "4.edi", "5.edi");
        assertThat(takenReferences().get(3))
                .as("by this the hub knows that it has it")
                .isEqualTo(takenReferences().get(2));
        assertThat(Set.copyOf(takenReferences())).hasSameSizeAs(names);
    }

    @Test
    void sendsNoSecondMessageWhenAKilledBrokerHadTheFirst() throws Exception {
        send();
        deliver("a.edi", ORDER);
        broker.kill();
        deliver("b.edi", ORDER);
        assertThat(failures()).hasSize(1);

        broker.startAgain();
        List<Receipt> receipts = List.of(deliver("a.edi", ORDER), deliver("b.edi", ORDER));

        assertThat(receipts).extracting(Receipt::result).containsOnly(Receipt.Result.DELIVERED);
        assertThat(partner().count(partner().in)).isEqualTo(2);
        assertThat(counterpart.received()).containsOnlyKeys("a.edi", "b.edi");
    }

    @Test
    void receivesAndSendsByTls() throws Exception {
        BrokerPartner partner = partner().overTls(broker.certificate());
        receive(partner.sourceSettings());
        send(partner.targetSettings());

        partner.sends("a.edi", ORDER);
        Receipt receipt = deliver("b.edi", ORDER);

        awaitTaken(1);
        assertThat(takenContents().get(0)).isEqualTo(ORDER);
        assertThat(receipt.result()).isEqualTo(Receipt.Result.DELIVERED);
        assertThat(partner.received()).containsOnlyKeys("b.edi");
    }

    @Test
    void sendsNothingToABrokerWithAnotherCertificate() throws Exception {
        BrokerPartner partner = partner().overTls(Certificates.make(folder, "stranger", 30));
        send(partner.targetSettings());

        deliver("a.edi", ORDER);

        assertThat(target().explain(failures().get(0))).isEqualTo(NetworkCodes.UNREACHABLE);
        assertThat(partner.count(partner.in)).isZero();
    }

    @Test
    void takesWhatCameWhileNobodySubscribed() throws Exception {
        Settings topic = partner().source("login", "{ topic: prices, subscription: hub, reference-property: ref }");
        receive(topic);
        await().until(() -> publish(new AtomicInteger(1)) && takenNames().size() > 0);
        camel().stop();
        int before = takenNames().size();
        publish(new AtomicInteger(7));

        receive(topic);

        await().until(() -> takenNames().size() > before);
        assertThat(takenReferences()).endsWith("r-7");
        assertThat(takenTexts()).containsOnly("a price");
    }

    private boolean publish(AtomicInteger number) {
        return partner().at(session -> {
            var message = session.createTextMessage("a price");
            message.setStringProperty("ref", "r-" + number.get());
            session.createProducer(session.createTopic("prices")).send(message);
            return true;
        });
    }

    @Test
    void readsNoObjectOutOfAMessage() throws Exception {
        receive();

        partner().at((Session session) -> {
            session.createProducer(session.createQueue(partner().out))
                    .send(session.createObjectMessage(new StringBuilder("evil")));
            return true;
        });

        awaitTaken(1);
        assertThat(takenTexts()).containsExactly("a message that is neither bytes nor text");
    }

    @Test
    void explainsAWrongPassword() throws Exception {
        send(partner().target("wrong", "queue: " + partner().in));
        receive(partner().source("wrong", "queue: " + partner().out));

        deliver("a.edi", ORDER);

        await().until(() -> failures().size() > 1);
        assertThat(failures())
                .allSatisfy(failure -> assertThat(target().explain(failure)).isEqualTo(NetworkCodes.DENIED));
        assertShowsNoSecret();
    }

    @Test
    void readsAndWritesTheNamesThatTheOtherSideUses() throws Exception {
        receive(partner().source("login", "{ queue: " + partner().out + ", name-property: file }"));
        send(partner().target("login", "{ queue: " + partner().in + ", name-property: file, key-property: number }"));

        partner().at(session -> {
            var message = session.createTextMessage("an order");
            message.setStringProperty("file", "theirs.edi");
            session.createProducer(session.createQueue(partner().out)).send(message);
            return true;
        });
        deliver("ours.edi", ORDER);

        awaitTaken(1);
        assertThat(takenNames()).containsExactly("theirs.edi");
        Map<String, String> properties = partner().at(session -> {
            try (MessageConsumer consumer = session.createConsumer(session.createQueue(partner().in))) {
                Message message = consumer.receive(60_000);
                return Map.of(
                        "file", String.valueOf(message.getStringProperty("file")),
                        "number", String.valueOf(message.getStringProperty("number")));
            }
        });
        assertThat(properties).isEqualTo(Map.of("file", "ours.edi", "number", "key-ours.edi"));
    }

    @Test
    void sendsToATopic() throws Exception {
        send(partner().target("login", "topic: news-" + partner().in));
        receive(partner().source("login", "{ topic: news-" + partner().in + ", subscription: " + partner().in + " }"));

        await().until(() -> {
            deliver("a" + takenNames().size() + System.nanoTime() + ".edi", ORDER);
            return !takenNames().isEmpty();
        });

        assertThat(takenContents().get(0)).isEqualTo(ORDER);
    }

    @Test
    void makesItsConnectionsByTheFactoryThatIsNamed() throws Exception {
        Settings settings = Examples.read(
                        target().connection(), "{ address: \"tcp://127.0.0.1:1\", factory: java.lang.String }")
                .with(Examples.read(target().spec(), "queue: a"));
        send(settings);

        deliver("a.edi", ORDER);

        assertThat(target().explain(failures().get(0))).isEqualTo(Jms.FACTORY_UNUSABLE);
    }

    @Test
    void takesNoTopicWithoutASubscriptionSinceItWouldLoseWhatComesMeanwhile() {
        assertThatThrownBy(() -> receive(partner().source("login", "topic: prices")))
                .satisfies(failure -> assertThat(Fault.codeIn(failure)).contains(Jms.SUBSCRIPTION_MISSING));
    }

    @Test
    void wantsEitherAQueueOrATopic() {
        assertThatThrownBy(() -> send(partner().target("login", "{ queue: a, topic: b }")))
                .satisfies(failure -> assertThat(Fault.codeIn(failure)).contains(Jms.DESTINATION_UNUSABLE));
    }

    private BrokerPartner partner() {
        return (BrokerPartner) counterpart;
    }
}
