package io.crossdock.harness.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.harness.recorder.Finding.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The judge of what a dealer was told, who must not be wrong either. */
class DealerTest {

    private static final Pattern QUANTITY = Pattern.compile("(?:QTY\\+21:|\\*AI\\*)(1|many)");

    @ParameterizedTest
    @EnumSource
    void findsNothingWhereEachInterchangeIsToldOfOnce(Acknowledgement with) {
        Scene scene = new Scene(with);

        assertThat(scene.judge(0, scene.told("1", 1), scene.told("2", 2))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void findsAnInterchangeOfWhichNobodyTold(Acknowledgement with) {
        Scene scene = new Scene(with);

        assertThat(scene.judge(0, scene.told("1", 1))).containsExactly(Fault.LOST);
    }

    @ParameterizedTest
    @EnumSource
    void findsASecondReplyUnderAnotherName(Acknowledgement with) {
        Scene scene = new Scene(with);

        assertThat(scene.judge(9, scene.told("1", 1), scene.told("2", 2), scene.told("3", 2)))
                .containsExactly(Fault.DOUBLED);
    }

    @Test
    void takesARepetitionUnderTheSameNameOncePerCrash() {
        Scene scene = new Scene(Acknowledgement.CONTRL);
        Effect last = scene.told("2", 2);

        assertThat(scene.judge(1, scene.told("1", 1), last, last)).isEmpty();
        assertThat(scene.judge(1, scene.told("1", 1), last, last, last)).containsExactly(Fault.REPEATED);
    }

    @Test
    void findsOtherBytesUnderTheSameName() {
        Scene scene = new Scene(Acknowledgement.CONTRL);

        assertThat(scene.judge(9, scene.told("1", 1), scene.told("2", 2), effect("2", "UCI+R2+")))
                .containsExactly(Fault.CHANGED);
    }

    @ParameterizedTest
    @EnumSource
    void findsAVerdictThatIsNotThatOfTheMessage(Acknowledgement with) {
        Scene scene = new Scene(with);
        List<Boolean> wrong = scene.good(2).stream().map(good -> !good).toList();

        assertThat(scene.judge(0, scene.told("1", 1), effect("2", reply(with, 2, wrong))))
                .containsExactly(Fault.CHANGED, Fault.LOST);
    }

    @ParameterizedTest
    @EnumSource
    void findsAMessageThatNobodySpokeOf(Acknowledgement with) {
        Scene scene = new Scene(with);
        List<Boolean> fewer = scene.good(2).subList(1, scene.good(2).size());

        assertThat(scene.judge(0, scene.told("1", 1), effect("2", reply(with, 2, fewer))))
                .containsExactly(Fault.CHANGED, Fault.LOST);
    }

    @Test
    void findsAReplyOfAnotherSortThanWasAgreed() {
        Dealer dealer = new Dealer("dealer.replies-out", List.of(Acknowledgement.values()), 1);
        String sent = dealer.next();
        Acknowledgement agreed = sent.contains("ORDCHG") ? Acknowledgement.CONTRL : Acknowledgement.APERAK;
        Acknowledgement other = agreed == Acknowledgement.CONTRL ? Acknowledgement.APERAK : Acknowledgement.CONTRL;

        assertThat(dealer.judge(List.of(effect("1", reply(other, 1, good(sent)))), 0))
                .extracting(Finding::fault)
                .containsExactly(Fault.CHANGED, Fault.LOST);
    }

    /** Two interchanges. */
    private static final class Scene {

        private final Acknowledgement with;
        private final Dealer dealer;
        private final List<String> sent;

        Scene(Acknowledgement with) {
            this.with = with;
            this.dealer = new Dealer("dealer.replies-out", List.of(with), 1);
            this.sent = List.of(dealer.next(), dealer.next());
        }

        List<Boolean> good(int interchange) {
            return DealerTest.good(sent.get(interchange - 1));
        }

        /** As it should be. */
        Effect told(String name, int interchange) {
            return effect(name, reply(with, interchange, good(interchange)));
        }

        List<Fault> judge(int repeatsAllowed, Effect... effects) {
            return dealer.judge(List.of(effects), repeatsAllowed).stream()
                    .map(Finding::fault)
                    .toList();
        }
    }

    /** A quantity that is no number is rejected. */
    private static List<Boolean> good(String interchange) {
        return QUANTITY.matcher(interchange)
                .results()
                .map(found -> found.group(1).equals("1"))
                .toList();
    }

    private static String reply(Acknowledgement with, int interchange, List<Boolean> good) {
        StringBuilder text = new StringBuilder(
                switch (with) {
                    case CONTRL -> "UNH+1+CONTRL:D:3:UN'UCI+R" + interchange + "+DEALER+HUB+7'";
                    case APERAK -> "";
                    case FUNCTIONAL -> "ST*997*0001~AK1*PC*" + interchange + "~";
                    case IMPLEMENTATION -> "ST*999*0001~AK1*CA*" + interchange + "*005010~";
                });
        for (int message = 1; message <= good.size(); message++) {
            boolean accepted = good.get(message - 1);
            text.append(
                    switch (with) {
                        case CONTRL -> "UCM+" + message + "+ORDCHG:D:96A:UN+" + (accepted ? 7 : 4) + "'";
                        case APERAK ->
                            "UNH+" + message + "+APERAK:D:96A:UN'BGM+313+8+" + (accepted ? 29 : 27)
                                    + "'DTM+137:20260131:102'RFF+ACW:R" + interchange + "-" + message + "'UNT+5+"
                                    + message
                                    + "'";
                        case FUNCTIONAL -> "AK2*860*000" + message + "~AK5*" + (accepted ? "A" : "R*5") + "~";
                        case IMPLEMENTATION ->
                            "AK2*865*000" + message + "*005010~IK5*" + (accepted ? "A" : "R*5") + "~";
                    });
        }
        return text.toString();
    }

    private static Effect effect(String name, String text) {
        return new Effect(name, text.getBytes(StandardCharsets.US_ASCII));
    }
}
