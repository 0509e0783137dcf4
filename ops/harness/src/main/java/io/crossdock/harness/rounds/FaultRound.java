package io.crossdock.harness.rounds;

import io.crossdock.harness.agent.Agent;
import io.crossdock.harness.agent.PlantedFault;
import io.crossdock.harness.recorder.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** A hub with a planted fault, which dies where that matters, on data of its own: the recorder must notice. */
final class FaultRound {

    private static final Duration QUIET = Duration.ofSeconds(6);
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(15);
    private static final Duration LIFE = Duration.ofSeconds(4);
    private static final int LATEST_TURN = 4;

    private final Path folder;
    private final PlantedFault fault;
    private final Random random;

    FaultRound(Path folder, PlantedFault fault, long seed) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.fault = fault;
        this.random = new Random(seed);
    }

    /** @param times how often the hub dies at each point */
    Verdict run(int times) throws IOException, InterruptedException {
        try (Trial trial = new Trial(folder, Surroundings.EMBEDDED, random.nextLong(), QUIET)) {
            for (int time = 0; time < times; time++) {
                for (String halt : fault.halts()) {
                    halt(trial, halt + ":" + (1 + random.nextInt(LATEST_TURN)));
                }
            }
            if (fault.halts().isEmpty()) {
                live(trial);
            }
            return trial.end(options(""));
        }
    }

    private void halt(Trial trial, String halt) throws IOException, InterruptedException {
        try (Victim victim = trial.start(options(halt))) {
            victim.diesOnceReady(LONGEST_LIFE);
        }
        trial.crashed();
    }

    /** It shows under load, so there is some. */
    private void live(Trial trial) throws IOException, InterruptedException {
        try (Victim victim = trial.startReady(options(""))) {
            victim.diesWithin(LIFE);
        }
        trial.crashed();
    }

    private List<String> options(String halt) throws IOException {
        return Agent.options(folder, folder.resolve("reached.bin"), halt, fault.name());
    }
}
