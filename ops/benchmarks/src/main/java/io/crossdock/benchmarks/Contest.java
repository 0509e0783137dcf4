package io.crossdock.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs contestants in turn, round after round, so that all of them meet the same machine; each reference is what the others are divided by. */
final class Contest {

    private static final int ROUNDS = 5;

    private final String title;
    private final String unit;
    private final List<Contestant> contestants = new ArrayList<>();
    private final List<String> references = new ArrayList<>();

    Contest(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    Contest with(String name, Contestant.Run run) {
        contestants.add(new Contestant(name, run));
        return this;
    }

    /** One that gets a column, in which all are divided by it. */
    Contest reference(String name, Contestant.Run run) {
        references.add(name);
        return with(name, run);
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
        List<String> names = List.copyOf(rates.keySet());
        Map<String, double[]> columns = new LinkedHashMap<>(rates);
        columns.keySet().retainAll(references);
        StringBuilder table = new StringBuilder(String.format("%n### %s%n%n| | %s |", title, unit));
        columns.keySet()
                .forEach(name ->
                        table.append(" ÷ row ").append(names.indexOf(name) + 1).append(" |"));
        table.append(String.format("%n|---|---|%s%n", "---|".repeat(columns.size())));
        rates.forEach((name, all) -> {
            table.append(String.format(Locale.ROOT, "| %s | %s |", name, spread("%,.0f", all)));
            columns.values()
                    .forEach(reference ->
                            table.append(' ').append(ratio(all, reference)).append(" |"));
            table.append(System.lineSeparator());
        });
        return table.toString();
    }

    /** Round by round, since both met the same minute of the machine. */
    private static String ratio(double[] all, double[] reference) {
        double[] ratios = new double[all.length];
        Arrays.setAll(ratios, round -> all[round] / reference[round]);
        return spread("%.3g", ratios);
    }

    static String spread(String format, double[] values) {
        return String.format(
                Locale.ROOT,
                format + " (" + format + "–" + format + ")",
                median(values),
                Arrays.stream(values).min().orElse(0),
                Arrays.stream(values).max().orElse(0));
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
