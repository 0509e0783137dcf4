package io.crossdock.config.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the known word that an unknown one was probably meant to be. */
public final class LikelyWord {

    private static final int SHOWN = 20;

    private LikelyWord() {}

    /** The nearest word, if at most a third of its letters (one at least) must be changed. */
    public static Optional<String> of(String written, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String word) -> distance(written, word))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(word -> distance(written, word) <= Math.max(1, word.length() / 3));
    }

    /** The likely word as a question; else the words there are. */
    public static String hint(String written, Collection<String> known) {
        if (known.isEmpty()) {
            return "no key is known here";
        }
        return of(written, known)
                .map(word -> "did you mean '" + word + "'?")
                .orElseGet(() -> "known are " + some(known));
    }

    private static String some(Collection<String> known) {
        String first = known.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return known.size() <= SHOWN ? first : first + " and " + (known.size() - SHOWN) + " more";
    }

    /** Letters inserted, deleted, replaced, or swapped with their neighbour (optimal string alignment). */
    static int distance(String left, String right) {
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : cheapest(cost, left, right, i, j);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int cheapest(int[][] cost, String left, String right, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        return swapped(left, right, i, j) ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }

    private static boolean swapped(String left, String right, int i, int j) {
        return i > 1 && j > 1 && left.charAt(i - 1) == right.charAt(j - 2) && left.charAt(i - 2) == right.charAt(j - 1);
    }
}
