package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.routes.HubStatus.Alarm;
import io.crossdock.routes.HubStatus.Balance;
import io.crossdock.routes.HubStatus.ChannelStatus;
import io.crossdock.routes.HubStatus.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which differences are alarms, and which are only documents in motion. */
class BalanceWatchTest {

    private static final Instant FIRST = Instant.parse("2026-11-22T12:00:00Z");

    private final BalanceWatch watch = new BalanceWatch();
    private int looks;
    private Condition condition = Condition.RUNNING;
    private List<String> carries = List.of("order");

    @Test
    void alarmsWhereADifferenceStays() {
        look(3, 3, 3, 3);
        assertThat(watch.alarms()).isEmpty();

        look(3);
        assertThat(watch.alarms()).containsExactly(new Alarm("delivery", "bert.orders-out", 3, FIRST));
    }

    @Test
    void countsOnlyWhatIsMissingInEveryLookBesidesWhatMoves() {
        look(40, 7, 2, 90, 12);

        assertThat(watch.alarms()).extracting(Alarm::difference).containsExactly(2L);
    }

    @Test
    void takesWhatComesEvenAsDocumentsInMotion() {
        look(3, 3, 0, 3, 3, 3, -1, 3, 3);

        assertThat(watch.alarms()).isEmpty();
    }

    @Test
    void saysNothingWhileTheLedgerIsBehind() {
        for (int i = 0; i < 2 * BalanceWatch.LOOKS; i++) {
            watch.look(status(3, 1));
        }

        assertThat(watch.alarms()).isEmpty();
    }

    @Test
    void knowsThatHintsLieAmongTheEventsOfAChannelWhosePartnerIsAway() {
        condition = Condition.WAITING;
        carries = List.of("order", "stock");
        look(-3, -3, -3, -3, -3);
        assertThat(watch.alarms()).isEmpty();

        condition = Condition.RUNNING;
        look(-3, -3, -3, -3, -3);
        assertThat(watch.alarms()).extracting(Alarm::difference).containsExactly(-3L);
    }

    @Test
    void hasNoSuchHintsWhereAChannelCarriesEventsAlone() {
        condition = Condition.WAITING;
        look(-3, -3, -3, -3, -3);

        assertThat(watch.alarms()).extracting(Alarm::difference).containsExactly(-3L);
    }

    @Test
    void missesADocumentOfAChannelWhosePartnerIsAway() {
        condition = Condition.WAITING;
        look(3, 3, 3, 3, 3);

        assertThat(watch.alarms()).extracting(Alarm::difference).containsExactly(3L);
    }

    @Test
    void endsTheAlarmWhenTheBalanceIsEven() {
        look(3, 3, 3, 3, 3, 0);

        assertThat(watch.alarms()).isEmpty();
    }

    private void look(long... differences) {
        LongStream.of(differences).forEach(difference -> watch.look(status(difference, 0)));
    }

    private HubStatus status(long difference, long unwritten) {
        return new HubStatus(
                FIRST.plusSeconds(60L * looks++),
                "main",
                "",
                Optional.empty(),
                List.of(),
                List.of(new ChannelStatus(
                        "bert.orders-out",
                        "bert",
                        false,
                        carries,
                        condition,
                        Map.of(),
                        0,
                        0,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                List.of(new Balance("delivery", "bert.orders-out", 0, 100, Map.of("delivered", 100 - difference))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                unwritten);
    }
}
