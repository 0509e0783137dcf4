package io.crossdock.harness.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.harness.recorder.Verdict;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub whose disk fails at a place: the share that every build runs; the seed decides which. */
class FailingDiskTest {

    private static final int STRIKES = 1;

    @TempDir
    Path folder;

    @BeforeAll
    static void tellTheSeed() {
        SmallSize.tell();
    }

    @Test
    void losesAndDoublesNothingWhenItsDiskFails() throws Exception {
        Optional<FaultyDisk> disk = FaultyDisk.in(folder);
        if (disk.isEmpty()) {
            System.err.println("harness: NO C COMPILER (cc): WHAT A FAILING DISK DOES IS NOT TESTED");
        }
        Assumptions.assumeTrue(disk.isPresent(), "no C compiler");
        List<DiskRounds.Strike> strikes = DiskRounds.Strike.all();
        Collections.shuffle(strikes, new Random(SmallSize.SEED));
        List<DiskRounds.Strike> share = strikes.subList(0, STRIKES);
        Surroundings failing =
                new Surroundings("failing disk", List.of(), disk.get().environment());
        try (Trial trial = SmallSize.trial(folder, failing)) {
            DiskRounds rounds = new DiskRounds(trial, disk.get());

            Verdict verdict = rounds.run(share);

            assertThat(verdict.findings())
                    .as(share + ", " + SmallSize.said(verdict))
                    .isEmpty();
            assertThat(rounds.survived()).hasSize(STRIKES);
        }
    }
}
