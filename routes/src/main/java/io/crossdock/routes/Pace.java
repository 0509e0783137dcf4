package io.crossdock.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How many documents a minute each channel had lately, by what had been counted of it since ever when somebody looked: the counts are of
 * all nodes, and nothing more is asked of the database.
 */
final class Pace {

    /** The last minutes. */
    private static final Duration SPAN = Duration.ofMinutes(5);

    /** Looks that are closer to each other tell nothing more. */
    private static final Duration APART = Duration.ofSeconds(10);

    private record Look(Instant at, Map<String, Long> documents) {}

    private final Deque<Look> looks = new ArrayDeque<>();

    /**
     * Takes a look, and compares it with the oldest of the last minutes.
     *
     * @param documents by channel, since ever
     * @return documents a minute by channel; empty: nobody looked before
     */
    synchronized Optional<Map<String, Double>> look(Instant now, Map<String, Long> documents) {
        while (looks.size() > 1 && looks.getFirst().at().isBefore(now.minus(SPAN))) {
            looks.removeFirst();
        }
        Optional<Look> before = Optional.ofNullable(looks.peekFirst())
                .filter(first -> first.at().plus(APART).isBefore(now));
        if (looks.isEmpty() || looks.getLast().at().plus(APART).isBefore(now)) {
            looks.addLast(new Look(now, Map.copyOf(documents)));
        }
        return before.map(first -> since(first, now, documents));
    }

    private static Map<String, Double> since(Look first, Instant now, Map<String, Long> documents) {
        double minutes = Duration.between(first.at(), now).toMillis() / 60_000.0;
        return documents.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        count -> (count.getValue() - first.documents().getOrDefault(count.getKey(), 0L)) / minutes));
    }
}
