package io.crossdock.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.routes.HubStatus.Alarm;
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

    private final BalanceWatch watch = new BalanceWatch(FIRST.minusSeconds(5));
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
    void takesNothingForMissingThatMayBeUnderWay() {
        for (int i = 0; i < 2 * BalanceWatch.LOOKS; i++) {
            watch.judge(between(-4, 3));
        }

        assertThat(watch.alarms()).isEmpty();
    }

    @Test
    void alarmsOfWhatIsMissingBesidesAllThatMayBeUnderWay() {
        for (int i = 0; i < BalanceWatch.LOOKS; i++) {
            watch.judge(between(1, 1000));
        }

        assertThat(watch.alarms()).extracting(Alarm::difference).containsExactly(1L);
    }

    @Test
    void saysWhenItJudgedLast() {
        assertThat(watch.judged()).isEqualTo(FIRST.minusSeconds(5));

        look(0, 0);

        assertThat(watch.judged()).isEqualTo(FIRST.plusSeconds(60));
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
        LongStream.of(differences).forEach(difference -> watch.judge(between(difference, difference)));
    }

    private BalanceLook between(long least, long most) {
        return new BalanceLook(
                FIRST.plusSeconds(60L * looks++),
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
                () -> true,
                () -> List.of(new Balances.Bounds("delivery", "bert.orders-out", least, most)));
    }
}
