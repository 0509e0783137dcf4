package io.crossdock.benchmarks;

import io.crossdock.ops.watch.Figures;
import io.crossdock.routes.Hub;
import io.crossdock.routes.witness.Witness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * What the journey of an order pays for being found by what is in it, and for being measured: hubs that do without, beside the one that
 * is shipped. In each round all of them bear the same load, half of what the shipped one can do in it. The load is open: an order is due
 * at its time, and its time ends when the partner's side has the request.
 */
final class WatchedBenchmark implements AutoCloseable {

    private static final String WORDLESS = "search: { contents: false }\n";

    private static final int ROUNDS = 5;
    private static final int SECONDS = 4;
    private static final int FILL = 1_000;

    /** So many orders come in a file. */
    private static final int CHUNK = 20;

    private final Surroundings surroundings;
    private final CountingPartner partner = new CountingPartner();
    private final AtomicInteger references = new AtomicInteger(40_000);
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    WatchedBenchmark(Surroundings surroundings) throws IOException {
        this.surroundings = surroundings;
    }

    /** One of those that are compared. */
    private record Runner(String name, Path out) {}

    /** What one round showed. */
    private record Round(double capacity, double load, Latencies latencies) {}

    String table() throws Exception {
        List<Runner> runners = List.of(
                runner("the hub, as shipped", "", new Figures().witness()),
                runner("the same without search words", WORDLESS, new Figures().witness()),
                runner("the same without a witness", "", Witness.NONE),
                runner("the same without either", WORDLESS, Witness.NONE));
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        for (int round = 0; round <= ROUNDS; round++) {
            double load = 0;
            for (Runner runner : runners) {
                double capacity = capacity(runner);
                load = load == 0 ? capacity / 2 : load;
                Latencies latencies = underLoad(runner, load);
                System.err.printf(
                        Locale.ROOT,
                        "%s, round %d: %,.0f/s, at %,.0f/s p50 %.1f ms, p99 %.1f ms%n",
                        runner.name(),
                        round,
                        capacity,
                        load,
                        latencies.within(50),
                        latencies.within(99));
                if (round > 0) {
                    rounds.computeIfAbsent(runner.name(), name -> new ArrayList<>())
                            .add(new Round(capacity, load, latencies));
                }
            }
        }
        return table(rounds);
    }

    private String table(Map<String, List<Round>> rounds) {
        StringBuilder table = new StringBuilder(String.format(
                "%n### The cost of search words and of a witness; %s%n%n| | capacity/s | load/s | p50 ms | p99 ms | capacity ÷ row 1 | p50 ÷ row 1 | p99 ÷ row 1 |%n|---|---|---|---|---|---|---|---|%n",
                surroundings.name()));
        List<Round> first = rounds.values().iterator().next();
        rounds.forEach((name, all) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %s | %s |%n",
                name,
                Contest.spread(
                        "%,.0f", all.stream().mapToDouble(Round::capacity).toArray()),
                Contest.spread("%,.0f", all.stream().mapToDouble(Round::load).toArray()),
                Contest.spread("%.1f", within(all, 50)),
                Contest.spread("%.1f", within(all, 99)),
                ratio(
                        all.stream().mapToDouble(Round::capacity).toArray(),
                        first.stream().mapToDouble(Round::capacity).toArray()),
                ratio(within(all, 50), within(first, 50)),
                ratio(within(all, 99), within(first, 99)))));
        return table.toString();
    }

    private static double[] within(List<Round> rounds, double percent) {
        return rounds.stream()
                .mapToDouble(round -> round.latencies().within(percent))
                .toArray();
    }

    private static String ratio(double[] all, double[] first) {
        double[] ratios = new double[all.length];
        Arrays.setAll(ratios, round -> all[round] / first[round]);
        return Contest.spread("%.3g", ratios);
    }

    private Runner runner(String name, String settings, Witness witness) throws Exception {
        Path folder = Files.createDirectories(surroundings.folder().resolve("watched" + started.size()));
        DefaultCamelContext camel = new DefaultCamelContext();
        Hub hub = Hub.start(
                surroundings.hub(),
                bundles -> OrdersChannels.in(folder, partner, settings),
                camel,
                witness,
                InstantSource.system());
        started.push(hub);
        return new Runner(name, folder.resolve("out"));
    }

    /** Orders a second, from the file that appears to the answer to the last request. */
    private double capacity(Runner runner) throws IOException {
        long before = partner.requests();
        Path draft = draft(runner, FILL);
        long start = System.nanoTime();
        appear(draft);
        partner.await(before + FILL);
        return FILL * 1e9 / (System.nanoTime() - start);
    }

    private Latencies underLoad(Runner runner, double perSecond) throws IOException {
        int files = Math.max(1, (int) (perSecond * SECONDS) / CHUNK);
        List<Path> drafts = new ArrayList<>();
        for (int file = 0; file < files; file++) {
            drafts.add(draft(runner, CHUNK));
        }
        long before = partner.requests();
        long[] due = new long[files];
        long start = System.nanoTime();
        for (int file = 0; file < files; file++) {
            due[file] = start + (long) (file * CHUNK / perSecond * 1e9);
            for (long left = due[file] - System.nanoTime(); left > 0; left = due[file] - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            appear(drafts.get(file));
        }
        partner.await(before + (long) files * CHUNK);
        long[] nanos = new long[files * CHUNK];
        // files are read oldest first, and one worker sends: the requests come in the order of the orders
        Arrays.setAll(nanos, order -> partner.arrival(before + order) - due[order / CHUNK]);
        return new Latencies(nanos);
    }

    private Path draft(Runner runner, int orders) throws IOException {
        int reference = references.incrementAndGet();
        return Files.write(runner.out().resolve(".orders-" + reference + ".edi"), OrdersFile.bytes(reference, orders));
    }

    private static void appear(Path draft) throws IOException {
        Files.move(draft, draft.resolveSibling(draft.getFileName().toString().substring(1)));
    }

    @Override
    public void close() throws Exception {
        while (!started.isEmpty()) {
            started.pop().close();
        }
        partner.close();
    }
}
