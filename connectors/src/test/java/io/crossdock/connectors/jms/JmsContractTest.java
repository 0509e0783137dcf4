package io.crossdock.connectors.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.crossdock.config.Settings;
import io.crossdock.connectors.ConnectorContract;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.NetworkCodes;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JmsContractTest extends ConnectorContract {

    private static final byte[] ORDER = "an order".getBytes(StandardCharsets.UTF_8);

    @Override
    protected Counterpart counterpart() throws IOException {
        return new BrokerPartner(folder);
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
            session.createProducer(session.createQueue("out"))
                    .send(session.createObjectMessage(new StringBuilder("evil")));
            return true;
        });

        awaitTaken(1);
        assertThat(takenTexts()).containsExactly("a message that is neither bytes nor text");
    }

    @Test
    void explainsAWrongPassword() throws Exception {
        send(partner().target("wrong", "queue: in"));
        receive(partner().source("wrong", "queue: out"));

        deliver("a.edi", ORDER);

        await().until(() -> failures().size() > 1);
        assertThat(failures())
                .allSatisfy(failure -> assertThat(target().explain(failure)).isEqualTo(NetworkCodes.DENIED));
        assertShowsNoSecret();
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
