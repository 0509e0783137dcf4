package io.crossdock.harness.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.harness.agent.PlantedFault;
import io.crossdock.harness.agent.Point;
import io.crossdock.harness.recorder.Verdict;
import io.crossdock.harness.victim.OrdinaryWays;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The share of the proof that every build runs; the seed decides which share. */
class SmallSizeTest {

    private static final int KILLS = 10;
    private static final int HALTS = 4;
    private static final int FAULTS = 1;
    private static final int KILLS_OF_THE_CONTROL = 3;
    /** One life may lose nothing, by luck; so many do not. */
    private static final int LIVES_OF_THE_CONTROL = 10;

    private static final Duration QUIET = Duration.ofSeconds(30);

    private static final long SEED = Seed.ofThisRun();

    @TempDir
    Path folder;

    @BeforeAll
    static void tellTheSeed() {
        System.out.println("harness: -Dharness.seed=" + SEED + " repeats this run's choices");
    }

    @Test
    void losesAndDoublesNothingWhenKilledAtRandomMoments() throws Exception {
        try (Trial trial = new Trial(folder, Surroundings.EMBEDDED, SEED, QUIET)) {
            Verdict verdict = new KillRounds(trial, SEED).run(KILLS, List.of());

            assertThat(verdict.findings()).as(said(verdict)).isEmpty();
            assertThat(verdict.effects()).isPositive();
        }
    }

    @Test
    void losesAndDoublesNothingWhenHaltedBetweenTwoSteps() throws Exception {
        List<Point> points = new ArrayList<>(Point.all());
        Collections.shuffle(points, new Random(SEED));
        try (Trial trial = new Trial(folder, Surroundings.EMBEDDED, SEED, QUIET)) {
            HaltRounds rounds = new HaltRounds(trial, folder, SEED);

            Verdict verdict = rounds.run(points.subList(0, HALTS));

            assertThat(verdict.findings()).as(said(verdict)).isEmpty();
            assertThat(rounds.halts()).isNotEmpty();
            assertThat(rounds.unreached())
                    .as("points of points.csv that nothing reaches: was a method moved?")
                    .isEmpty();
        }
    }

    @Test
    void startsAgainWhenItDiedWhileItsTablesWereMade() throws Exception {
        try (Trial trial = new Trial(folder, Surroundings.EMBEDDED, SEED, QUIET)) {
            HaltRounds rounds = new HaltRounds(trial, folder, SEED);

            Verdict verdict = rounds.run(Point.all().stream()
                    .filter(point -> point.name().equals("database.migrate.after"))
                    .toList());

            assertThat(rounds.halts()).containsKey("database.migrate.after");
            assertThat(verdict.findings()).as(said(verdict)).isEmpty();
        }
    }

    /** What needs two threads to meet may hide from a few rounds, and is left to the nightly size. */
    @Test
    void noticesPlantedFaults() throws Exception {
        List<PlantedFault> faults = new ArrayList<>(PlantedFault.all().stream()
                .filter(PlantedFault::mustBeCaught)
                .filter(PlantedFault::showsAtAPoint)
                .toList());
        Collections.shuffle(faults, new Random(SEED));
        for (PlantedFault fault : faults.subList(0, FAULTS)) {
            FaultRound.Noticed noticed = FaultRound.notice(folder, fault, SEED);

            assertThat(noticed.what())
                    .as("%s (%s) was planted; what %s rounds noticed", fault.name(), fault.what(), noticed.rounds())
                    .isNotEmpty();
        }
    }

    @Test
    void losesAndDoublesNothingOnPostgresWhenThePrimaryOfAPairOfBrokersDies() throws Exception {
        try (Outside outside = Outside.withAPair(folder.resolve("outside"));
                Trial trial = new Trial(folder.resolve("trial"), outside.surroundings(), SEED, QUIET)) {
            FailoverRounds rounds = new FailoverRounds(trial, outside, SEED);
            Verdict verdict = rounds.primary();
            System.out.println("harness: all goes on after " + rounds.outages());

            assertThat(verdict.findings()).as(said(verdict)).isEmpty();
            assertThat(verdict.effects()).isPositive();
        }
    }

    @Test
    void findsWhatAnOrdinaryWayLoses() throws Exception {
        int lost = 0;
        for (int life = 0; life < LIVES_OF_THE_CONTROL && lost == 0; life++) {
            Control.Loss loss = new Control(OrdinaryWays.FILE, folder.resolve("life-" + life), SEED + life)
                    .run(KILLS_OF_THE_CONTROL);
            assertThat(loss.accepted()).isPositive();
            lost = loss.lost();
        }

        assertThat(lost).isPositive();
    }

    private static String said(Verdict verdict) {
        return "seed " + SEED + ":\n" + verdict.told();
    }
}
