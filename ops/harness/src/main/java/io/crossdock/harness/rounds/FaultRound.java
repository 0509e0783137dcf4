package io.crossdock.harness.rounds;

import io.crossdock.harness.agent.Agent;
import io.crossdock.harness.agent.PlantedFault;
import io.crossdock.harness.recorder.Load;
import io.crossdock.harness.recorder.Manners;
import io.crossdock.harness.recorder.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * A hub with a planted fault, which dies where that matters, on data of its own: the recorder must notice. Nothing in it is measured in
 * seconds: a hub lives until it is halted, or until its partners had much to do.
 */
final class FaultRound {

    /**
     * What one round may miss, since the documents in hand were copies of known ones, so many rounds do not, each with the next seed.
     */
    static final int MOST = 4;

    /** Of moving nothing, or for a hub that lives on but never reaches its point. */
    private static final Duration QUIET = Duration.ofSeconds(6);

    private static final Duration LONGEST_LIFE = Duration.ofSeconds(60);
    private static final int DEATHS_AT_A_POINT = 2;
    private static final int LATEST_TURN = 4;

    private final Path folder;
    private final PlantedFault fault;
    private final Load load;
    private final Random random;

    private FaultRound(Path folder, PlantedFault fault, Load load, long seed) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.fault = fault;
        this.load = load;
        this.random = new Random(seed);
    }

    /**
     * What was noticed.
     *
     * @param what empty: nothing
     * @param rounds how many it took
     */
    record Noticed(String what, int rounds) {}

    /** Rounds with a fault, until one is noticed, at most {@value #MOST}; of what nobody can notice, one. */
    static Noticed notice(Path folder, PlantedFault fault, Load load, long seed)
            throws IOException, InterruptedException {
        int most = fault.mustBeCaught() ? MOST : 1;
        for (int round = 1; round <= most; round++) {
            String noticed =
                    new FaultRound(folder.resolve(fault.name() + "-" + round), fault, load, seed + round).noticed();
            if (!noticed.isEmpty()) {
                return new Noticed(noticed, round);
            }
        }
        return new Noticed("", most);
    }

    private String noticed() throws IOException, InterruptedException {
        try {
            return run().counted();
        } catch (NotStarted dead) {
            return "does not start again";
        }
    }

    private Verdict run() throws IOException, InterruptedException {
        try (Trial trial = new Trial(folder, Surroundings.EMBEDDED, load, Manners.ORDINARY, random.nextLong(), QUIET)) {
            for (int death = 0; death < DEATHS_AT_A_POINT; death++) {
                for (String halt : fault.halts()) {
                    halt(trial, halt + ":" + (1 + random.nextInt(LATEST_TURN)));
                }
            }
            if (fault.halts().isEmpty()) {
                live(trial);
            }
            return trial.end(options(""), LONGEST_LIFE);
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
            trial.work(victim, LONGEST_LIFE);
        }
        trial.crashed();
    }

    private List<String> options(String halt) throws IOException {
        return Agent.options(folder, folder.resolve("reached.bin"), halt, fault.name());
    }
}
