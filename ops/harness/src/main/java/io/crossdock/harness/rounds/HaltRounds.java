package io.crossdock.harness.rounds;

import io.crossdock.harness.agent.Agent;
import io.crossdock.harness.agent.Point;
import io.crossdock.harness.agent.Reached;
import io.crossdock.harness.recorder.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Halts a hub at named points, one start for each, and every now and then again in the recovery that follows. */
final class HaltRounds {

    private static final Duration LONGEST_LIFE = Duration.ofSeconds(20);
    private static final int LATEST_TURN = 4;
    private static final int RECOVERED_AT_ONCE = 3;

    private final Trial trial;
    private final Path folder;
    private final Random random;
    private final Map<String, Integer> halts = new LinkedHashMap<>();

    HaltRounds(Trial trial, Path folder, long seed) {
        this.trial = trial;
        this.folder = folder;
        this.random = new Random(seed);
    }

    /** @param points where to halt, in this order */
    Verdict run(List<Point> points) throws IOException, InterruptedException {
        for (Point point : points) {
            halt(point, 1 + random.nextInt(LATEST_TURN));
            if (random.nextInt(RECOVERED_AT_ONCE) == 0) {
                halt(point, 1);
            }
        }
        return trial.end(options(""));
    }

    private void halt(Point point, int turn) throws IOException, InterruptedException {
        try (Victim victim = trial.start(options(point.name() + ":" + turn))) {
            boolean died = victim.diesOnceReady(LONGEST_LIFE);
            if (died && victim.exitCode() == Agent.HALTED) {
                halts.merge(point.name(), 1, Integer::sum);
            } else if (died) {
                throw new NotStarted(trial.log());
            }
        }
        trial.crashed();
    }

    private List<String> options(String halt) throws IOException {
        return Agent.options(folder, counts(), halt, "");
    }

    private Path counts() {
        return folder.resolve("reached.bin");
    }

    /** How often a process was halted at each point. */
    Map<String, Integer> halts() {
        return Map.copyOf(halts);
    }

    /** The points that no process reached: they are no test any more. */
    List<String> unreached() throws IOException {
        List<String> unreached = new ArrayList<>();
        Reached.counts(counts()).forEach((name, count) -> {
            if (count == 0) {
                unreached.add(name);
            }
        });
        return unreached;
    }
}
