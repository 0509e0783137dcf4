package io.crossdock.harness.rounds;

import io.crossdock.harness.recorder.Verdict;
import java.time.Duration;

/** What the tests that every build runs have in common: one seed decides which share of the proof it is. */
final class SmallSize {

    static final Duration QUIET = Duration.ofSeconds(30);

    static final long SEED = Seed.ofThisRun();

    private SmallSize() {}

    static void tell() {
        System.out.println("harness: -Dharness.seed=" + SEED + " repeats this run's choices");
    }

    static String said(Verdict verdict) {
        return "seed " + SEED + ":\n" + verdict.told();
    }
}
