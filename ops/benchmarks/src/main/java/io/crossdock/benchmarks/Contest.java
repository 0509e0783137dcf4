package io.crossdock.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs contestants in turn, round after round, so that all of them meet the same machine; the first is what the others are compared with. */
final class Contest {

    private static final int ROUNDS = 5;

    private final String title;
    private final String unit;
    private final List<Contestant> contestants = new ArrayList<>();

    Contest(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    Contest with(String name, Contestant.Run run) {
        contestants.add(new Contestant(name, run));
        return this;
    }

    /** All rounds and their table in Markdown; a round before the first warms up and is dropped. */
    String table() throws Exception {
        Map<String, double[]> rates = new LinkedHashMap<>();
        for (int round = 0; round <= ROUNDS; round++) {
            for (Contestant contestant : contestants) {
                double rate = contestant.run().perSecond();
                System.err.printf(Locale.ROOT, "%s, round %d: %,.0f%n", contestant.name(), round, rate);
                if (round > 0) {
                    rates.computeIfAbsent(contestant.name(), name -> new double[ROUNDS])[round - 1] = rate;
                }
            }
        }
        return table(rates);
    }

    private String table(Map<String, double[]> rates) {
        double[] first = rates.values().iterator().next();
        StringBuilder table = new StringBuilder();
        table.append(String.format("%n### %s%n%n| | %s | ÷ first |%n|---|---|---|%n", title, unit));
        rates.forEach((name, all) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %,.0f (%,.0f–%,.0f) | %s |%n",
                name,
                median(all),
                Arrays.stream(all).min().orElse(0),
                Arrays.stream(all).max().orElse(0),
                ratio(all, first))));
        return table.toString();
    }

    /** Round by round, since both met the same minute of the machine. */
    private static String ratio(double[] all, double[] first) {
        double[] ratios = new double[all.length];
        Arrays.setAll(ratios, round -> all[round] / first[round]);
        return String.format(
                Locale.ROOT,
                "%.3g (%.3g–%.3g)",
                median(ratios),
                Arrays.stream(ratios).min().orElse(0),
                Arrays.stream(ratios).max().orElse(0));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
