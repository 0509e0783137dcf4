package io.crossdock.harness.rounds;

/** What all chance of a run comes from; given by {@code -Dharness.seed}, else another one each time. */
final class Seed {

    private Seed() {}

    static long ofThisRun() {
        return Long.getLong("harness.seed", System.nanoTime() % 1_000_000);
    }
}
