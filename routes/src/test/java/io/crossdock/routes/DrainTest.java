package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.crossdock.routes.HubStatus.ChannelStatus;
import io.crossdock.routes.HubStatus.Condition;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A channel that is drained sends what waits, and only then stands still. */
@Timeout(300)
class DrainTest {

    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void annaWhoOrdersAndBertWhoGetsOneFileADay() throws Exception {
        fixture = new HubFixture(folder)
                .partner("anna", "{}")
                .partner("bert", "{}")
                .folders("anna/out", "bert/in")
                .channel(
                        "anna.orders-in",
                        """
                        direction: in
                        carries: order
                        connector: { drop: { folder: out } }
                        when: { every: 1s }
                        format: { csv: { columns: { Order: orderNumber, Item: lines.article.ids.buyer, Qty: lines.quantity.value } } }
                        """)
                .channel("bert.orders-out", out("in"))
                .start();
    }

    private static String out(String directory) {
        return """
                direction: out
                carries: order
                connector: { drop: { folder: %s } }
                batch: { max: 100, every: 24h }
                format: { csv: { columns: { Order: orderNumber, Qty: lines.quantity.value } } }
                """
                .formatted(directory);
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void sendsWhatIsCollectedAndHasLaterOnesWait() throws Exception {
        orders("1.csv", "PO-1,A,1", "PO-2,A,2");
        collected(2);

        fixture.hub().drain("bert.orders-out", "anna", "their stocktaking");
        in(Condition.PAUSED);

        assertThat(fixture.lines(fixture.received("bert", "in"))).containsExactly("PO-1,1", "PO-2,2");
        assertThat(bert().waiting()).isZero();

        orders("2.csv", "PO-3,A,3");
        collected(1);
        fixture.restart();
        in(Condition.PAUSED);
        assertThat(fixture.received("bert", "in")).hasSize(1);

        fixture.hub().resume("bert.orders-out");
        in(Condition.RUNNING);
        assertThat(bert().waiting()).as("what came later is not lost").isEqualTo(1);
        fixture.hub().drain("bert.orders-out", "anna", "");
        in(Condition.PAUSED);
        assertThat(fixture.lines(fixture.received("bert", "in"))).containsExactly("PO-1,1", "PO-2,2", "PO-3,3");
    }

    @Test
    void goesOnDrainingAfterARestartUntilThePartnerIsThere() throws Exception {
        fixture.channel("bert.orders-out", out("away")).apply();
        orders("1.csv", "PO-1,A,1");
        collected(1);
        fixture.hub().drain("bert.orders-out", "anna", "");
        Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> bert().problem()
                .isPresent());
        assertThat(bert().condition()).isEqualTo(Condition.DRAINING);

        fixture.restart();
        assertThat(bert().condition()).isEqualTo(Condition.DRAINING);
        fixture.folders("bert/away");
        in(Condition.PAUSED);

        assertThat(fixture.lines(fixture.received("bert", "away"))).containsExactly("PO-1,1");
    }

    @Test
    void letsWhatStoodStillSendWhatWaitedMeanwhile() throws Exception {
        fixture.hub().pause("bert.orders-out", "anna", "");
        orders("1.csv", "PO-1,A,1");
        collected(1);

        fixture.hub().drain("bert.orders-out", "anna", "");
        Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> !fixture.received("bert", "in")
                .isEmpty());
        in(Condition.PAUSED);

        assertThat(fixture.lines(fixture.received("bert", "in"))).containsExactly("PO-1,1");
    }

    @Test
    void saysOfAnInboxThatToPauseItIsAllThereIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.hub().drain("anna.orders-in", "anna", ""))
                .withMessageContaining("brings documents in: pause it");
    }

    private void orders(String file, String... orders) throws Exception {
        fixture.put("anna", "out/" + file, "Order,Item,Qty\n" + String.join("\n", orders) + "\n");
    }

    private void collected(long documents) {
        Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> bert().waiting() == documents);
    }

    private void in(Condition condition) {
        Awaitility.await().atMost(HubFixture.PATIENCE).until(() -> bert().condition() == condition);
    }

    private ChannelStatus bert() {
        return fixture.hub().status().channels().stream()
                .filter(channel -> channel.id().equals("bert.orders-out"))
                .findFirst()
                .orElseThrow();
    }
}
