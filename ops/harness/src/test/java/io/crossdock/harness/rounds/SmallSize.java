package io.crossdock.harness.rounds;

import io.crossdock.harness.agent.Point;
import io.crossdock.harness.recorder.Load;
import io.crossdock.harness.recorder.Manners;
import io.crossdock.harness.recorder.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What the tests that every build runs have in common: one seed decides which share of the proof it is. The load is the partners' alone:
 * what persons do about what is parked takes several looks of theirs, and is left to the nightly size.
 */
final class SmallSize {

    static final Load LOAD = Load.PARTNERS;

    static final long SEED = Seed.ofThisRun();

    private static final Duration QUIET = Duration.ofSeconds(30);

    private SmallSize() {}

    static void tell() {
        System.out.println("harness: -Dharness.seed=" + SEED + " repeats this run's choices");
    }

    static String said(Verdict verdict) {
        return "seed " + SEED + ":\n" + verdict.told();
    }

    static Trial trial(Path folder, Surroundings surroundings) throws IOException {
        return new Trial(folder, surroundings, LOAD, Manners.ORDINARY, SEED, QUIET);
    }

    /** The points that this load leads to, in the order of the seed. */
    static List<Point> points() {
        List<Point> points = new ArrayList<>(
                Point.all().stream().filter(point -> LOAD.reaches(point.name())).toList());
        Collections.shuffle(points, new Random(SEED));
        return points;
    }
}
