package io.crossdock.harness.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.harness.agent.Point;
import io.crossdock.harness.recorder.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that halts between two steps: the share that every build runs; the seed decides which. */
class HaltedHubTest {

    private static final int HALTS = 3;

    @TempDir
    Path folder;

    @BeforeAll
    static void tellTheSeed() {
        SmallSize.tell();
    }

    @Test
    void losesAndDoublesNothingWhenHaltedBetweenTwoSteps() throws Exception {
        List<Point> points = new ArrayList<>(Point.all());
        Collections.shuffle(points, new Random(SmallSize.SEED));
        try (Trial trial = new Trial(folder, Surroundings.EMBEDDED, SmallSize.SEED, SmallSize.QUIET)) {
            HaltRounds rounds = new HaltRounds(trial, folder, SmallSize.SEED);

            Verdict verdict = rounds.run(points.subList(0, HALTS));

            assertThat(verdict.findings()).as(SmallSize.said(verdict)).isEmpty();
            assertThat(rounds.halts()).isNotEmpty();
            assertThat(rounds.unreached())
                    .as("points of points.csv that nothing reaches: was a method moved?")
                    .isEmpty();
        }
    }

    @Test
    void startsAgainWhenItDiedWhileItsTablesWereMade() throws Exception {
        try (Trial trial = new Trial(folder, Surroundings.EMBEDDED, SmallSize.SEED, SmallSize.QUIET)) {
            HaltRounds rounds = new HaltRounds(trial, folder, SmallSize.SEED);

            Verdict verdict = rounds.run(Point.all().stream()
                    .filter(point -> point.name().equals("database.migrate.after"))
                    .toList());

            assertThat(rounds.halts()).containsKey("database.migrate.after");
            assertThat(verdict.findings()).as(SmallSize.said(verdict)).isEmpty();
        }
    }
}
