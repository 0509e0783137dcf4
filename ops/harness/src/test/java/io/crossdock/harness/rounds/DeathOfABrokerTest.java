package io.crossdock.harness.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.harness.recorder.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the hub needs dies, while the hub goes on. */
class DeathOfABrokerTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void tellTheSeed() {
        SmallSize.tell();
    }

    @Test
    void losesAndDoublesNothingOnPostgresWhenThePrimaryOfAPairOfBrokersDies() throws Exception {
        try (Outside outside = Outside.withAPair(folder.resolve("outside"));
                Trial trial = SmallSize.trial(folder.resolve("trial"), outside.surroundings())) {
            FailoverRounds rounds = new FailoverRounds(trial, outside, SmallSize.SEED);
            Verdict verdict = rounds.primary();
            System.out.println("harness: all goes on after " + rounds.outages());

            assertThat(verdict.findings()).as(SmallSize.said(verdict)).isEmpty();
            assertThat(verdict.effects()).isPositive();
        }
    }
}
