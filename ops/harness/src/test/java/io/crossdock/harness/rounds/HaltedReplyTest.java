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

/** A hub that halts while it answers a sender: the share that every build runs; the seed decides which. */
class HaltedReplyTest {

    private static final int HALTS = 2;

    @TempDir
    Path folder;

    @BeforeAll
    static void tellTheSeed() {
        SmallSize.tell();
    }

    @Test
    void tellsASenderOnceWhenHaltedWhileAReplyIsMadeOrSent() throws Exception {
        List<Point> points = new ArrayList<>(Point.all().stream()
                .filter(point -> point.name().startsWith("reply."))
                .toList());
        Collections.shuffle(points, new Random(SmallSize.SEED));
        try (Trial trial = new Trial(folder, Surroundings.EMBEDDED, SmallSize.SEED, SmallSize.QUIET)) {
            HaltRounds rounds = new HaltRounds(trial, folder, SmallSize.SEED);

            Verdict verdict = rounds.run(points.subList(0, HALTS));

            assertThat(rounds.halts()).isNotEmpty();
            assertThat(verdict.findings()).as(SmallSize.said(verdict)).isEmpty();
        }
    }
}
