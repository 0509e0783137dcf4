package io.crossdock.harness.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.harness.recorder.Finding.Fault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The judge of what a dealer was told, who must not be wrong either. */
class DealerTest {

    private static final Pattern QUANTITY = Pattern.compile("QTY\\+21:([^:]+):");

    private final Dealer dealer = new Dealer("dealer.replies-out", 1);
    private final String first = dealer.next();
    private final String second = dealer.next();

    @Test
    void findsNothingWhereEachInterchangeIsToldOfOnce() {
        assertThat(judge(0, told("1", "R0", first), told("2", "R1", second))).isEmpty();
    }

    @Test
    void findsAnInterchangeOfWhichNobodyTold() {
        assertThat(judge(0, told("1", "R0", first))).containsExactly(Fault.LOST);
    }

    @Test
    void findsASecondReplyUnderAnotherName() {
        assertThat(judge(9, told("1", "R0", first), told("2", "R1", second), told("3", "R1", second)))
                .containsExactly(Fault.DOUBLED);
    }

    @Test
    void takesARepetitionUnderTheSameNameOncePerCrash() {
        Effect last = told("2", "R1", second);

        assertThat(judge(1, told("1", "R0", first), last, last)).isEmpty();
        assertThat(judge(1, told("1", "R0", first), last, last, last)).containsExactly(Fault.REPEATED);
    }

    @Test
    void findsOtherBytesUnderTheSameName() {
        assertThat(judge(9, told("1", "R0", first), told("2", "R1", second), effect("2", "UCI+R1+")))
                .containsExactly(Fault.CHANGED);
    }

    @Test
    void findsAVerdictThatIsNotThatOfTheMessage() {
        assertThat(judge(0, told("1", "R0", first), effect("2", "UCI+R1+A+B+7'UCM+1+ORDCHG:D:96A:UN+9'")))
                .containsExactly(Fault.CHANGED, Fault.LOST);
    }

    private List<Fault> judge(int repeatsAllowed, Effect... effects) {
        return dealer.judge(List.of(effects), repeatsAllowed).stream()
                .map(Finding::fault)
                .toList();
    }

    /** As it should be: a quantity that is no number is rejected. */
    private static Effect told(String name, String reference, String interchange) {
        return effect(
                name,
                QUANTITY.matcher(interchange)
                        .results()
                        .map(found -> "UCM+1+ORDCHG:D:96A:UN+" + (found.group(1).equals("1") ? "7'" : "4'"))
                        .collect(Collectors.joining("", "UCI+" + reference + "+DEALER+HUB+7'", "")));
    }

    private static Effect effect(String name, String text) {
        return new Effect(name, text.getBytes(StandardCharsets.US_ASCII));
    }
}
