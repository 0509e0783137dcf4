package io.crossdock.harness.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.harness.recorder.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that is killed at random moments. */
class KilledSlimHubTest {

    private static final int KILLS = 10;

    @TempDir
    Path folder;

    @BeforeAll
    static void tellTheSeed() {
        SmallSize.tell();
    }

    @Test
    void losesAndDoublesNothingWhenKilledAtRandomMoments() throws Exception {
        try (Trial trial = SmallSize.trial(folder, Surroundings.EMBEDDED)) {
            Verdict verdict = new KillRounds(trial, SmallSize.SEED).run(KILLS, List.of());

            assertThat(verdict.findings()).as(SmallSize.said(verdict)).isEmpty();
            assertThat(verdict.effects()).isPositive();
        }
    }
}
