package io.crossdock.benchmarks;

import java.util.Arrays;

/** How long things took, in nanoseconds. */
final class Latencies {

    private final long[] sorted;

    Latencies(long[] nanos) {
        sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    /**
     * The time within which so many of a hundred were done, in milliseconds.
     *
     * @param percent 0 to 100
     */
    double within(double percent) {
        int index = (int) Math.ceil(sorted.length * percent / 100) - 1;
        return sorted[Math.max(0, Math.min(sorted.length - 1, index))] / 1e6;
    }
}
