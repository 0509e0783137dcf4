package io.crossdock.harness.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.harness.agent.Point;
import io.crossdock.harness.recorder.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hub that halts between two steps: the share that every build runs; the seed decides which. The first death is always that of a hub
 * that makes its tables, and some are of one that answers a sender.
 */
class HaltedHubTest {

    private static final String FIRST = "database.migrate.after";
    private static final int REPLIES = 1;
    private static final int OTHERS = 2;

    @TempDir
    Path folder;

    @BeforeAll
    static void tellTheSeed() {
        SmallSize.tell();
    }

    @Test
    void losesAndDoublesNothingWhenHaltedBetweenTwoSteps() throws Exception {
        try (Trial trial = SmallSize.trial(folder, Surroundings.EMBEDDED)) {
            HaltRounds rounds = new HaltRounds(trial, folder, SmallSize.SEED);

            Verdict verdict = rounds.run(share());

            assertThat(verdict.findings()).as(SmallSize.said(verdict)).isEmpty();
            assertThat(rounds.halts()).containsKey(FIRST).hasSizeGreaterThan(1);
            assertThat(rounds.unreached().stream().filter(SmallSize.LOAD::reaches))
                    .as("points of points.csv that nothing reaches: was a method moved?")
                    .isEmpty();
        }
    }

    private static List<Point> share() {
        List<Point> points = new ArrayList<>(some(1, point -> point.name().equals(FIRST)));
        points.addAll(some(REPLIES, HaltedHubTest::isOfAReply));
        points.addAll(some(OTHERS, point -> !isOfAReply(point)));
        return points;
    }

    private static boolean isOfAReply(Point point) {
        return point.name().startsWith("reply.");
    }

    private static List<Point> some(int count, Predicate<Point> kind) {
        return SmallSize.points().stream().filter(kind).limit(count).toList();
    }
}
