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

    private static final Map<String, Benchmark> ALL = new TreeMap<>(Map.of(
            "hop", Benchmarks::hop,
            "database", Benchmarks::database,
            "csv", Benchmarks::csv,
            "edifact", Benchmarks::edifact));

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

    private static String hop(Path folder) throws Exception {
        try (HopBenchmark hop = new HopBenchmark(folder)) {
            return hop.perDocument().table() + hop.batched().table();
        }
    }

    private static String database(Path folder) throws Exception {
        return new DatabaseBenchmark(folder).batches().table();
    }

    private static String csv(Path folder) throws Exception {
        return new CsvBenchmark().prices().table();
    }

    private static String edifact(Path folder) throws Exception {
        return new EdifactBenchmark().orders().table();
    }
}
