package io.crossdock.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Peeked;
import io.crossdock.mappings.Verdict;
import io.crossdock.mappings.Verdict.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of an interchange with very many messages those that are accepted are counted, and the others named. */
class GatheredTest {

    private static final Problem FAULT =
            Problem.Code.data("FAULT", "-").at(Location.path("o.edi", "message 1, segment 2 BGM"), "wrong");

    @Test
    void namesEachMessageOfAnOrdinaryInterchange() {
        Gathered gathered = gathered(3, 3, 2);

        assertThat(gathered.syntax()).hasSize(3).allMatch(Verdict::isNamed);
        assertThat(gathered.isCounting()).isFalse();
    }

    @Test
    void countsWhatIsAcceptedOfSixtyThousandAndNamesTheRest() {
        Gathered gathered = gathered(Gathered.MOST, 60_000, 20_000);

        assertThat(gathered.isTooMany()).isFalse();
        List<Verdict> verdicts = gathered.syntax();
        assertThat(verdicts).hasSize(4);
        assertThat(verdicts.get(0).alike()).isEqualTo(59_997);
        assertThat(verdicts.get(0).message().group()).isEqualTo("G");
        assertThat(verdicts.subList(1, 4))
                .extracting(verdict -> verdict.message().reference() + " " + verdict.outcome())
                .containsExactly("0 REJECTED", "20000 REJECTED", "40000 REJECTED");
        assertThat(gathered.application(false)).hasSize(3);
        assertThat(gathered.application(true)).isEmpty();
    }

    @Test
    void givesUpWhereMoreAreFaultyThanCanBeNamed() {
        assertThat(gathered(10, 40, 3).isTooMany()).isTrue();
        assertThat(gathered(14, 40, 3).isTooMany()).isFalse();
    }

    /** @param each every so many of the messages is rejected, the first as well */
    private static Gathered gathered(int most, int messages, int each) {
        Gathered gathered = new Gathered(some -> judged(some, each), message -> Optional.empty(), most);
        IntStream.range(0, messages).forEach(i -> gathered.add(message(i)));
        gathered.syntax();
        return gathered;
    }

    private static Outcomes.Verdicts judged(List<Peeked.Message> messages, int each) {
        List<Verdict> verdicts = messages.stream()
                .map(message -> message.ordinal() % each == 0
                        ? new Verdict(message, Outcome.REJECTED, Optional.empty(), List.of(FAULT))
                        : new Verdict(message, Outcome.ACCEPTED, Optional.empty(), List.of()))
                .toList();
        return new Outcomes.Verdicts(verdicts, verdicts);
    }

    private static Peeked.Message message(int ordinal) {
        return new Peeked.Message(
                ordinal,
                0,
                Optional.of("A"),
                Optional.of("B"),
                "ORDERS",
                "D.96A",
                "",
                false,
                "G",
                "ORDERS",
                Integer.toString(ordinal));
    }
}
