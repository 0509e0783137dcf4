package io.crossdock.connectors.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.connectors.ConnectorContract;
import io.crossdock.connectors.Counterpart;
import io.crossdock.connectors.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Events taken, and transmissions put into a field of a record. */
class SalesforceContractTest extends ConnectorContract {

    @Override
    protected Counterpart counterpart() throws IOException {
        return new SalesforcePartner(bookmark::read);
    }

    private SalesforcePartner partner() {
        return (SalesforcePartner) counterpart;
    }

    /** An event has at most one megabyte; what is larger goes the other way only. */
    @Test
    @Override
    protected void handsOverThirtyMegabytes() throws Exception {
        byte[] big = new byte[30_000_000];
        new Random(8).nextBytes(big);
        send();

        deliver("big.bin", big);

        assertThat(counterpart.received().get("big.bin")).isEqualTo(big);
    }

    @Test
    void logsInOnlyWhenSomethingIsToBeDone() throws Exception {
        send();
        assertThat(partner().org.logins).hasValue(0);

        deliver("a.edi", "a".getBytes(StandardCharsets.UTF_8));
        deliver("b.edi", "b".getBytes(StandardCharsets.UTF_8));

        assertThat(partner().org.logins).hasValue(1);
    }

    @Test
    void takesAnEventAsTheOrgTellsIt() throws Exception {
        receive(partner().source("{ topic: /data/AccountChangeEvent, wait: 1s }"));

        partner()
                .org
                .events
                .publish(
                        "/data/AccountChangeEvent",
                        new ObjectMapper()
                                .createObjectNode()
                                .put("Name", "Größe & Co")
                                .put("Revenue", 1.50));

        awaitTaken(1);
        assertThat(takenNames()).containsExactly("AccountChangeEvent-101.json");
        assertThat(takenReferences()).containsExactly("event-AccountChangeEvent-101");
        assertThat(takenTexts())
                .containsExactly("{\"schema\":\"Dff_1\",\"payload\":{\"Name\":\"Größe & Co\",\"Revenue\":1.5},"
                        + "\"event\":{\"replayId\":101}}");
    }

    @Test
    void goesOnBehindTheLastEventAfterTheSessionHasExpired() throws Exception {
        receive();
        counterpart.sends("a.edi", "a".getBytes(StandardCharsets.UTF_8));
        awaitTaken(1);

        partner().org.expireTokens();
        await().until(() -> partner().org.logins.get() > 1);
        counterpart.sends("b.edi", "b".getBytes(StandardCharsets.UTF_8));

        awaitTaken(2);
        assertThat(takenNames()).containsExactly("a.edi", "b.edi");
    }

    @Test
    void stopsWhereTheOrgNoLongerKeepsWhatCameSince() throws Exception {
        counterpart.sends("lost.edi", "a".getBytes(StandardCharsets.UTF_8));
        bookmark.write("100");
        partner().org.events.drop();
        counterpart.sends("kept.edi", "b".getBytes(StandardCharsets.UTF_8));

        receive();
        await().until(() -> !failures().isEmpty());

        assertThat(source().explain(failures().get(0))).isEqualTo(Salesforce.EVENTS_GONE);
        assertThat(takenNames()).isEmpty();
    }

    @Test
    void goesOnWithWhatIsKeptWhereAPersonSaysSo() throws Exception {
        counterpart.sends("lost.edi", "a".getBytes(StandardCharsets.UTF_8));
        bookmark.write("100");
        partner().org.events.drop();
        counterpart.sends("kept.edi", "b".getBytes(StandardCharsets.UTF_8));

        receive(partner()
                .source("{ topic: " + SalesforcePartner.TOPIC
                        + ", body: Content__c, base64: true, name: FileName__c, wait: 1s, after-gap: all }"));

        awaitTaken(1);
        assertThat(takenNames()).containsExactly("kept.edi");
    }

    @Test
    void leavesNoSessionBehindAfterAProbe() {
        source().probe(counterpart.sourceSettings());

        assertThat(partner().org.events.sessions()).isZero();
    }

    @Test
    void aProbeSaysThatATopicIsUnknown() {
        assertThat(source().probe(partner().source("{ topic: /event/Unknown__e }")))
                .last()
                .isInstanceOfSatisfying(
                        Finding.Fails.class,
                        fails -> assertThat(fails.problem().code()).isEqualTo(Salesforce.NAME_UNKNOWN));
    }
}
