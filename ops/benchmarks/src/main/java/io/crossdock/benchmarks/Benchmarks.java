package io.crossdock.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Prints the tables of the benchmarks that it is asked for; without a name, of all. */
public final class Benchmarks {

    /** One of them. */
    @FunctionalInterface
    private interface Benchmark {
        String tables(Path folder) throws Exception;
    }

    private static final Map<String, Benchmark> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("hop", Benchmarks::hop),
            Map.entry("latency", Benchmarks::latency),
            Map.entry("journey", Benchmarks::journey),
            Map.entry("database", Benchmarks::database),
            Map.entry("connectors", Benchmarks::connectors),
            Map.entry("csv", Benchmarks::csv),
            Map.entry("edifact", Benchmarks::edifact),
            Map.entry("search", Benchmarks::search),
            Map.entry("watched", Benchmarks::watched),
            Map.entry("words", Benchmarks::words),
            Map.entry("x12", Benchmarks::x12)));

    private Benchmarks() {}

    /**
     * @param arguments a folder for data, then names
     */
    public static void main(String[] arguments) throws Exception {
        List<String> names = List.of(arguments).subList(1, arguments.length);
        for (Map.Entry<String, Benchmark> benchmark : ALL.entrySet()) {
            if (names.isEmpty() || names.contains(benchmark.getKey())) {
                System.out.println(benchmark.getValue().tables(Path.of(arguments[0])));
            }
        }
    }

    /** One after the other in both surroundings; what is compared meets the same ones. */
    private static String twice(Path folder, InSurroundings benchmark) throws Exception {
        try (Surroundings embedded = Surroundings.embedded(folder.resolve("embedded"));
                Surroundings outside = Surroundings.outside(folder.resolve("outside"))) {
            return benchmark.tables(embedded) + benchmark.tables(outside);
        }
    }

    @FunctionalInterface
    private interface InSurroundings {
        String tables(Surroundings surroundings) throws Exception;
    }

    private static String hop(Path folder) throws Exception {
        return twice(folder, surroundings -> {
            try (HopBenchmark hop = new HopBenchmark(surroundings)) {
                return hop.perDocument().table()
                        + hop.streams().table()
                        + hop.batched().table();
            }
        });
    }

    private static String latency(Path folder) throws Exception {
        return twice(folder, surroundings -> {
            try (LatencyBenchmark latency = new LatencyBenchmark(surroundings)) {
                return latency.tables();
            }
        });
    }

    private static String journey(Path folder) throws Exception {
        return twice(folder, surroundings -> {
            try (JourneyBenchmark journey = new JourneyBenchmark(surroundings)) {
                return journey.table();
            }
        });
    }

    private static String watched(Path folder) throws Exception {
        return twice(folder, surroundings -> {
            try (WatchedBenchmark watched = new WatchedBenchmark(surroundings)) {
                return watched.table();
            }
        });
    }

    private static String database(Path folder) throws Exception {
        return new DatabaseBenchmark(folder).batches().table();
    }

    private static String connectors(Path folder) throws Exception {
        try (ConnectorBenchmark connectors = new ConnectorBenchmark(folder)) {
            return connectors.tables();
        }
    }

    private static String search(Path folder) throws Exception {
        try (SearchBenchmark search = new SearchBenchmark(folder.resolve("search"))) {
            return search.tables();
        }
    }

    private static String words(Path folder) throws Exception {
        return new WordsBenchmark(folder.resolve("words")).table();
    }

    private static String csv(Path folder) throws Exception {
        return new CsvBenchmark().prices().table();
    }

    private static String edifact(Path folder) throws Exception {
        return SegmentBenchmark.edifact().orders().table();
    }

    private static String x12(Path folder) throws Exception {
        return SegmentBenchmark.x12().orders().table();
    }
}
