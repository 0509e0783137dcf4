package io.crossdock.benchmarks;

/** One of those that run against each other. */
record Contestant(String name, Run run) {

    /** One round. */
    @FunctionalInterface
    interface Run {

        /** How many things were done in a second. */
        double perSecond() throws Exception;
    }
}
