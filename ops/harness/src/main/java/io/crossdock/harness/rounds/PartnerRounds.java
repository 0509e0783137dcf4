package io.crossdock.harness.rounds;

import io.crossdock.harness.recorder.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A hub whose partner takes every third request badly, and whose clock is wrong by a day for a while: ahead, then behind. */
final class PartnerRounds {

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(3);
    private static final List<Duration> OFFSETS =
            List.of(Duration.ZERO, Duration.ofDays(1), Duration.ofDays(-1), Duration.ZERO);

    private final Trial trial;

    PartnerRounds(Trial trial) {
        this.trial = trial;
    }

    /** Each life ends with a kill. */
    Verdict run() throws IOException, InterruptedException {
        trial.clockMoves();
        for (Duration offset : OFFSETS) {
            try (Victim victim = trial.startReady(List.of(Trial.clock(offset)))) {
                trial.work(victim, LONGEST_LIFE);
            }
            trial.crashed();
        }
        return trial.end(List.of());
    }
}
