package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.routes.Balances.Bounds;
import io.crossdock.routes.Balances.Doubt;
import io.crossdock.routes.HubStatus.ChannelStatus;
import io.crossdock.routes.HubStatus.Condition;
import io.crossdock.routes.ledger.Ledger;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a balance lacks for sure while documents move and the ledger is behind. */
class BalancesTest {

    private static final String OUT = "bert.orders-out";

    @Test
    void lacksWhatIsNowhereThoughTheLedgerGoesOn() {
        assertThat(delivery(counts(100, 90), counts(100, 90), 7, Doubt.NONE)).isEqualTo(3);
        assertThat(delivery(counts(100, 90), counts(104, 92), 7, Doubt.NONE)).isEqualTo(1);
        assertThat(delivery(counts(100, 90), counts(140, 130), 7, Doubt.NONE)).isZero();
    }

    /** Planned and delivered, and neither is written. */
    @Test
    void isEvenWhereTheLedgerIsBehind() {
        assertThat(delivery(counts(100, 90), counts(140, 120), 20, Doubt.NONE)).isZero();
        assertThat(delivery(counts(100, 90), counts(140, 140), 0, Doubt.NONE)).isZero();
    }

    @Test
    void hasTooManyWhatIsNoneOfThoseOnTheirWay() {
        assertThat(delivery(counts(100, 90), counts(100, 90), 14, Doubt.NONE)).isEqualTo(-4);
        assertThat(delivery(counts(100, 90), counts(103, 90), 14, Doubt.NONE)).isEqualTo(-1);
    }

    @Test
    void countsWhatTheBatchInHandHasNotToldAsEitherWay() {
        assertThat(delivery(counts(100, 90), counts(100, 90), 7, new Doubt(3, 0)))
                .isZero();
        assertThat(delivery(counts(100, 90), counts(100, 90), 7, new Doubt(2, 0)))
                .isEqualTo(1);
        assertThat(delivery(counts(100, 90), counts(100, 90), 12, new Doubt(0, 2)))
                .isZero();
    }

    /** What is read is told of with what became of it, so that no moment separates the two. */
    @Test
    void needsNoTimeToSeeThatIntakeIsUneven() {
        Counts before = Counts.of(List.of(
                new Ledger.Count("anna.orders-in", Stage.INTAKE, State.READ, 10),
                new Ledger.Count("anna.orders-in", Stage.INTAKE, State.PUBLISHED, 9)));
        Counts after = Counts.of(List.of(
                new Ledger.Count("anna.orders-in", Stage.INTAKE, State.READ, 500),
                new Ledger.Count("anna.orders-in", Stage.INTAKE, State.PUBLISHED, 499)));

        assertThat(Balances.of(after, List.of(), 0).between(before, after, Map.of()))
                .contains(new Bounds("intake", "anna.orders-in", 1, 1));
    }

    private static long delivery(Counts before, Counts after, long waiting, Doubt doubt) {
        return Balances.of(after, List.of(channel(waiting)), 0).between(before, after, Map.of(OUT, doubt)).stream()
                .filter(bounds -> bounds.scope().equals(OUT))
                .findFirst()
                .orElseThrow()
                .surely();
    }

    private static Counts counts(long planned, long delivered) {
        return Counts.of(List.of(
                new Ledger.Count(OUT, Stage.DELIVERY, State.PLANNED, planned),
                new Ledger.Count(OUT, Stage.DELIVERY, State.DELIVERED, delivered)));
    }

    private static ChannelStatus channel(long waiting) {
        return new ChannelStatus(
                OUT,
                "bert",
                false,
                List.of("order"),
                Condition.RUNNING,
                Map.of(),
                0,
                0,
                waiting,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
