package io.crossdock.harness.rounds;

import io.crossdock.harness.recorder.Books;
import io.crossdock.harness.recorder.Resumption;
import io.crossdock.harness.recorder.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Kills, under load, what a hub cannot do without: a broker of the pair, the database, one of two nodes; and takes the time. */
final class FailoverRounds {

    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(300);
    private static final Duration LONGEST_SHARING = Duration.ofSeconds(300);
    private static final int SHORTEST_LIFE = 2_000;
    private static final int LONGEST_LIFE = 4_000;
    private static final int DOWN = 3_000;
    /** Notes are synced once a batch (decision 0022). */
    private static final int NOTES_OF_A_BATCH = 20;

    private final Trial trial;
    private final Outside outside;
    private final Random random;
    private final List<Outage> outages = new ArrayList<>();

    FailoverRounds(Trial trial, Outside outside, long seed) {
        this.trial = trial;
        this.outside = outside;
        this.random = new Random(seed);
    }

    /**
     * What came of a death.
     *
     * @param of what died
     * @param time until something of each sender had been taken again, and each receiver had got something again
     */
    record Outage(String of, Duration time) {
        @Override
        public String toString() {
            return "%s: %.1f s".formatted(of, time.toMillis() / 1000.0);
        }
    }

    List<Outage> outages() {
        return List.copyOf(outages);
    }

    /** The primary of the pair dies; the hub lives on with the backup. */
    Verdict primary() throws IOException, InterruptedException {
        try (Victim hub = trial.startReady(List.of())) {
            live();
            outage("primary broker", () -> outside.brokers().killPrimary());
            hub.kill();
            trial.crashed();
        }
        return trial.end(List.of());
    }

    /** The database dies, is away for some seconds, and is started again on what it left. */
    Verdict database(int times) throws IOException, InterruptedException {
        try (Victim hub = trial.startReady(List.of())) {
            for (int time = 0; time < times; time++) {
                live();
                outage("database, " + DOWN / 1000 + " s of them down", () -> {
                    outside.database().kill();
                    Thread.sleep(DOWN);
                    outside.database().startAgain();
                });
                trial.forgets(NOTES_OF_A_BATCH);
            }
            hub.kill();
            trial.crashed();
        }
        return trial.end(List.of());
    }

    /** Of two nodes one dies, comes back, and has its share again; then the other dies. */
    Verdict nodes() throws IOException, InterruptedException {
        List<Integer> ports = List.of(Ports.free(), Ports.free());
        try (Balancer balancer = new Balancer(trial.port(), ports)) {
            try (Victim first = trial.startReady(node(0, ports));
                    Victim second = trial.startReady(node(1, ports))) {
                awaitSharing(first, second);
                live();
                outage(told("node", first), first::kill);
                try (Victim again = trial.startReady(node(0, ports))) {
                    awaitSharing(again, second);
                    live();
                    outage(told("other node", second), second::kill);
                }
                trial.crashed();
            }
            return trial.end(node(0, ports));
        }
    }

    private List<String> node(int number, List<Integer> ports) {
        Path folder = trial.folder();
        return List.of(
                "-Dhub.port=" + ports.get(number),
                "-Dhub.data=data-" + number,
                "-Dhub.payloads=" + folder.resolve("payloads"));
    }

    private void awaitSharing(Victim one, Victim other) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_SHARING.toNanos();
        while (Math.abs(duties(one) - duties(other)) > 1) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("two nodes do not share: " + duties(one) + " duties and "
                        + duties(other) + ", see " + trial.log());
            }
            Thread.sleep(250);
        }
    }

    private static int duties(Victim node) throws InterruptedException {
        return node.ask("status")
                .map(Books::read)
                .map(Books::duties)
                .orElse(List.of())
                .size();
    }

    private static String told(String what, Victim node) throws InterruptedException {
        return what + " with " + duties(node) + " duties";
    }

    private void live() throws InterruptedException {
        trial.pause(false);
        Thread.sleep(SHORTEST_LIFE + random.nextInt(LONGEST_LIFE - SHORTEST_LIFE));
    }

    /** What dies. */
    @FunctionalInterface
    private interface Death {
        void come() throws IOException, InterruptedException;
    }

    private void outage(String of, Death death) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Resumption resumption = trial.mark();
        death.come();
        trial.crashed();
        while (!resumption.isDone()) {
            if (System.nanoTime() - begin > LONGEST_OUTAGE.toNanos()) {
                throw new IllegalStateException("after the death of the " + of + " nothing goes from "
                        + resumption.missing() + ", see " + trial.log());
            }
            Thread.sleep(50);
        }
        trial.pause(true); // nothing piles up while the next one starts
        outages.add(new Outage(of, Duration.ofNanos(System.nanoTime() - begin)));
    }
}
