package io.crossdock.harness.rounds;

import io.crossdock.harness.recorder.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Kills a hub at random moments, some of them before it is ready, always on the same data. */
final class KillRounds {

    private static final int LONGEST_LIFE = 2_000;
    private static final int ONE_IN = 4;

    private final Trial trial;
    private final Random random;

    KillRounds(Trial trial, long seed) {
        this.trial = trial;
        this.random = new Random(seed);
    }

    /** @param options of every hub */
    Verdict run(int rounds, List<String> options) throws IOException, InterruptedException {
        for (int round = 0; round < rounds; round++) {
            kill(options);
        }
        return trial.end(options);
    }

    private void kill(List<String> options) throws IOException, InterruptedException {
        int life = random.nextInt(LONGEST_LIFE);
        if (random.nextInt(ONE_IN) == 0) {
            Victim young = trial.start(options);
            young.diesWithin(Duration.ofMillis(life));
            young.kill();
        } else {
            Victim victim = trial.startReady(options);
            Thread.sleep(life);
            victim.kill();
        }
        trial.crashed();
    }
}
