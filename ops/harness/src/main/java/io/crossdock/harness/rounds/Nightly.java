package io.crossdock.harness.rounds;

import io.crossdock.harness.agent.PlantedFault;
import io.crossdock.harness.agent.Point;
import io.crossdock.harness.recorder.Finding;
import io.crossdock.harness.recorder.Load;
import io.crossdock.harness.recorder.Manners;
import io.crossdock.harness.recorder.Verdict;
import io.crossdock.harness.victim.OrdinaryWays;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;

/**
 * The whole proof: kills by the hundred, a halt at every point, every planted fault, the ordinary ways. Prints Markdown, and ends with
 * 1 where anything is not as it should be.
 *
 * <p>Sizes are system properties: {@code harness.seed}, {@code harness.kills}, {@code harness.parts} (of {@code kills,halts,faults,
 * controls,outside,failover}).
 */
public final class Nightly {

    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final int KILLS_OF_A_TRIAL = 30;
    private static final int POINTS_OF_A_TRIAL = 30;
    private static final int FAILOVERS = 3;

    private final Path folder;
    private final long seed;
    private final PrintStream out;
    private boolean failed;

    private Nightly(Path folder, long seed, PrintStream out) {
        this.folder = folder;
        this.seed = seed;
        this.out = out;
    }

    /** @param arguments the folder to work in */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        FileSystemUtils.deleteRecursively(folder); // what another run left is not this one's
        Nightly nightly = new Nightly(Files.createDirectories(folder), Seed.ofThisRun(), System.out);
        nightly.run(Arrays.asList(System.getProperty("harness.parts", "kills,halts,faults,controls,outside,failover")
                .split(",")));
        System.exit(nightly.failed ? 1 : 0);
    }

    private void run(List<String> parts) throws Exception {
        out.println("Seed " + seed + ".\n");
        if (parts.contains("kills")
                || parts.contains("halts")
                || parts.contains("outside")
                || parts.contains("failover")) {
            out.println("| Deaths | Of the hub on | Documents | Effects | Repeats | Lost | Doubled | Other findings |");
            out.println("|---|---|---|---|---|---|---|---|");
        }
        if (parts.contains("kills")) {
            kills(Integer.getInteger("harness.kills", 300));
        }
        if (parts.contains("outside")) {
            outside();
        }
        if (parts.contains("failover")) {
            failover();
        }
        if (parts.contains("halts")) {
            halts();
        }
        if (parts.contains("partners")) {
            partners();
        }
        if (parts.contains("disks")) {
            disks();
        }
        if (parts.contains("faults")) {
            faults(System.getProperty("harness.fault", ".*"));
        }
        if (parts.contains("controls")) {
            controls();
        }
    }

    private void kills(int kills) throws IOException, InterruptedException {
        for (int done = 0; done < kills; done += KILLS_OF_A_TRIAL) {
            long own = seed + done;
            try (Trial trial = new Trial(folder.resolve("kills-" + done), Surroundings.EMBEDDED, own, QUIET)) {
                Verdict verdict = new KillRounds(trial, own).run(Math.min(KILLS_OF_A_TRIAL, kills - done), List.of());
                tell(trial.crashes() + " × kill -9", Surroundings.EMBEDDED, verdict);
            }
        }
    }

    private void outside() throws Exception {
        try (Outside outside = Outside.withOneBroker(folder.resolve("outside"));
                Trial trial = new Trial(folder.resolve("outside/trial"), outside.surroundings(), seed, QUIET)) {
            Verdict verdict = new KillRounds(trial, seed).run(KILLS_OF_A_TRIAL / 3, List.of());
            tell(trial.crashes() + " × kill -9", outside.surroundings(), verdict);
        }
    }

    /** What dies while the hub, or the rest of it, goes on. */
    private void failover() throws Exception {
        for (int round = 0; round < FAILOVERS; round++) {
            Path own = folder.resolve("failover-" + round);
            failover(own.resolve("pair"), Outside::withAPair, seed + round, FailoverRounds::primary);
            failover(own.resolve("nodes"), Outside::withOneBroker, seed + round, FailoverRounds::nodes);
            failover(own.resolve("database"), Outside::withOneBroker, seed + round, rounds -> rounds.database(3));
        }
    }

    private void failover(Path own, Setting setting, long chance, Failover failover) throws Exception {
        try (Outside outside = setting.in(own);
                Trial trial = new Trial(own.resolve("trial"), outside.surroundings(), chance, QUIET)) {
            FailoverRounds rounds = new FailoverRounds(trial, outside, chance);
            Verdict verdict = failover.of(rounds);
            tell("kill -9; all goes on after " + rounds.outages(), outside.surroundings(), verdict);
        }
    }

    /** What the hub needs, in a folder. */
    @FunctionalInterface
    private interface Setting {
        Outside in(Path folder) throws IOException, InterruptedException;
    }

    /** One way to fail. */
    @FunctionalInterface
    private interface Failover {
        Verdict of(FailoverRounds rounds) throws IOException, InterruptedException;
    }

    private void halts() throws IOException, InterruptedException {
        String pattern = System.getProperty("harness.point", ".*");
        List<Point> points = new ArrayList<>(Point.all().stream()
                .filter(point -> point.name().matches(pattern))
                .toList());
        Collections.shuffle(points, new Random(seed));
        Map<String, Integer> halts = new java.util.TreeMap<>();
        List<String> unreached = points.stream().map(Point::name).collect(Collectors.toCollection(ArrayList::new));
        for (int from = 0; from < points.size(); from += POINTS_OF_A_TRIAL) {
            Path own = folder.resolve("halts-" + from);
            try (Trial trial = new Trial(own, Surroundings.EMBEDDED, seed + from, QUIET)) {
                HaltRounds rounds = new HaltRounds(trial, own, seed + from);
                Verdict verdict = rounds.run(points.subList(from, Math.min(from + POINTS_OF_A_TRIAL, points.size())));
                tell(trial.crashes() + " × halt at a point", Surroundings.EMBEDDED, verdict);
                rounds.halts().forEach((name, count) -> halts.merge(name, count, Integer::sum));
                unreached.retainAll(rounds.unreached());
            }
        }
        List<String> notHalted = points.stream()
                .map(Point::name)
                .filter(name -> !halts.containsKey(name))
                .toList();
        out.println("\n" + points.size() + " points, " + unreached.size() + " not reached " + unreached
                + "; not halted at within its turn: " + notHalted + "\n");
        failed |= !unreached.isEmpty();
    }

    private void partners() throws IOException, InterruptedException {
        Surroundings surroundings = new Surroundings("embedded, a bad partner, a wrong clock", List.of());
        try (Trial trial = new Trial(folder.resolve("partners"), surroundings, Load.ALL, Manners.BAD, seed, QUIET)) {
            Verdict verdict = new PartnerRounds(trial).run();
            tell(trial.crashes() + " × kill -9", surroundings, verdict);
        }
    }

    private void disks() throws IOException, InterruptedException {
        Path own = folder.resolve("disks");
        Optional<FaultyDisk> disk = FaultyDisk.in(own);
        if (disk.isEmpty()) {
            out.println("**NO C COMPILER (cc): what a failing disk does is not tested.**");
            failed = true;
            return;
        }
        Surroundings surroundings =
                new Surroundings("embedded, failing disk", List.of(), disk.get().environment());
        try (Trial trial = new Trial(own, surroundings, seed, QUIET)) {
            DiskRounds rounds = new DiskRounds(trial, disk.get());
            Verdict verdict = rounds.run(DiskRounds.Strike.all().stream()
                    .filter(strike -> strike.toString().matches(System.getProperty("harness.strike", ".*")))
                    .toList());
            out.println("\n| Disk | The hub | Accepts and delivers again after |\n|---|---|---|");
            rounds.survived()
                    .forEach(one -> out.println("| " + one.strike() + " | "
                            + (one.stopped() ? "stopped, and was started again" : "went on") + " | "
                            + one.recovery().toMillis() + " ms |"));
            tell(rounds.survived().size() + " × failing disk", surroundings, verdict);
        }
    }

    private void faults(String names) throws IOException, InterruptedException {
        out.println("\n| Planted fault | What is wrong | Noticed as |");
        out.println("|---|---|---|");
        for (PlantedFault fault : PlantedFault.all()) {
            if (fault.name().matches(names)) {
                fault(fault);
            }
        }
        out.println();
    }

    private void fault(PlantedFault fault) throws IOException, InterruptedException {
        FaultRound.Noticed noticed = FaultRound.notice(folder.resolve("faults"), fault, Load.ALL, seed);
        out.println("| `" + fault.name() + "` | " + fault.what() + " | " + told(fault, noticed) + " |");
        failed |= noticed.what().isEmpty() == fault.mustBeCaught();
    }

    private static String told(PlantedFault fault, FaultRound.Noticed noticed) {
        if (noticed.what().isEmpty()) {
            return fault.mustBeCaught() ? "**not noticed**: it should be" : "not noticed: " + fault.guarded();
        }
        return noticed.what() + (noticed.rounds() > 1 ? " (round " + noticed.rounds() + ")" : "");
    }

    private void controls() throws Exception {
        out.println("\n| Ordinary way | Accepted | Lost | Doubled |");
        out.println("|---|---|---|---|");
        for (String way : List.of(OrdinaryWays.JMS, OrdinaryWays.FILE)) {
            Control.Loss loss = new Control(way, folder.resolve("control-" + way), seed).run(10);
            out.println("| " + way + " | " + loss.accepted() + " | " + loss.lost() + " | " + loss.doubled() + " |");
            failed |= loss.lost() == 0;
        }
    }

    private void tell(String deaths, Surroundings surroundings, Verdict verdict) {
        Map<Finding.Fault, Long> counts = verdict.counts();
        long lost = counts.getOrDefault(Finding.Fault.LOST, 0L);
        long doubled = counts.getOrDefault(Finding.Fault.DOUBLED, 0L);
        out.println("| " + deaths + " | " + surroundings.name() + " | " + verdict.documents() + " | "
                + verdict.effects() + " | " + verdict.repeats() + " | " + lost + " | " + doubled + " | "
                + (verdict.findings().size() - lost - doubled) + " |");
        System.err.println(verdict.told());
        failed |= !verdict.isClean();
    }
}
