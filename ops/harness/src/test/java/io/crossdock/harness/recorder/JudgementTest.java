package io.crossdock.harness.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.harness.recorder.Finding.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The judge, who must not be wrong: each broken promise has its name. */
class JudgementTest {

    private static final Paper FIRST = order("F1", 1);
    private static final Paper SECOND = order("F1", 2);
    private static final Paper OTHER = order("F2", 1);
    private static final Paper REJECTED = order("F3", 1);

    @Test
    void findsNothingWhereAllCameOnceAndInOrder() {
        assertThat(judge(0, file("1", FIRST, OTHER), file("2", SECOND))).isEmpty();
    }

    @Test
    void findsWhatIsMissing() {
        assertThat(judge(0, file("1", FIRST, SECOND))).containsExactly(Fault.LOST);
    }

    @Test
    void findsASecondEffectUnderAnotherName() {
        assertThat(judge(9, file("1", FIRST, OTHER), file("2", SECOND), file("3", OTHER)))
                .containsExactly(Fault.DOUBLED);
    }

    @Test
    void takesARepetitionUnderTheSameNameOncePerCrash() {
        Effect last = file("2", SECOND);

        assertThat(judge(1, file("1", FIRST, OTHER), last, last)).isEmpty();
        assertThat(judge(1, file("1", FIRST, OTHER), last, last, last)).containsExactly(Fault.REPEATED);
    }

    @Test
    void findsOtherBytesUnderTheSameName() {
        assertThat(judge(9, file("1", FIRST, OTHER), file("2", SECOND), file("2", OTHER)))
                .containsExactly(Fault.CHANGED);
    }

    @Test
    void findsContentThatIsNotWhatWasSent() {
        Effect other = new Effect("2", "No;V;Art;Qty\nF1;2;A-0;7,7\n".getBytes(StandardCharsets.UTF_8));

        assertThat(judge(0, file("1", FIRST, OTHER), other)).containsExactly(Fault.CHANGED, Fault.LOST);
    }

    @Test
    void findsAnOlderOneAfterANewerOneOfItsKey() {
        assertThat(judge(0, file("1", SECOND, OTHER), file("2", FIRST))).containsExactly(Fault.DISORDERED);
    }

    @Test
    void findsWhatAPersonHadRejected() {
        assertThat(judge(0, file("1", FIRST, OTHER), file("2", SECOND), file("3", REJECTED)))
                .containsExactly(Fault.UNWANTED);
    }

    @Test
    void asksOfStatesThatTheNewestComesLast() {
        Paper old = new Paper(Paper.Kind.STOCK, "S1", 1, List.of("1.5"));
        Paper newest = new Paper(Paper.Kind.STOCK, "S1", 3, List.of("3.5"));

        assertThat(judgeStates(List.of(old, newest), file("1", newest))).isEmpty();
        assertThat(judgeStates(List.of(old, newest), file("1", old))).containsExactly(Fault.STALE);
        assertThat(judgeStates(List.of(old, newest))).containsExactly(Fault.LOST);
    }

    private static List<Fault> judge(int crashes, Effect... effects) {
        return faults(new Judgement("store", Paper.Kind.ORDER, List.of(FIRST, OTHER, SECOND), List.of(REJECTED))
                .judge(List.of(effects), crashes));
    }

    private static List<Fault> judgeStates(List<Paper> sent, Effect... effects) {
        return faults(new Judgement("store", Paper.Kind.STOCK, sent, List.of()).judge(List.of(effects), 0));
    }

    private static List<Fault> faults(List<Finding> findings) {
        return findings.stream().map(Finding::fault).toList();
    }

    private static Paper order(String key, long version) {
        return new Paper(Paper.Kind.ORDER, key, version, List.of(version + ".5"));
    }

    private static Effect file(String name, Paper... papers) {
        List<String> lines = new ArrayList<>(List.of("No;V;Art;Qty"));
        Stream.of(papers).forEach(paper -> lines.addAll(paper.expected()));
        return new Effect(name, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
}
