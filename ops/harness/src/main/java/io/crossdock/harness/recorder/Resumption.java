package io.crossdock.harness.recorder;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** From the death of something on: whether each sender is taken something from again, and each receiver is given something again. */
public final class Resumption {

    /** What was in motion when the death came still ends; after that it counts. */
    private static final Duration LAST_BREATH = Duration.ofMillis(500);

    private final Map<String, LongSupplier> counts;
    private final Map<String, Long> before = new HashMap<>();
    private final Set<String> open;
    private final long begin = System.nanoTime();

    /** @param counts what was accepted of each sender or came to each receiver so far, by channel */
    Resumption(Map<String, LongSupplier> counts) {
        this.counts = new TreeMap<>(counts);
        this.open = new TreeSet<>(counts.keySet());
    }

    /** To be asked again and again. */
    public boolean isDone() {
        if (System.nanoTime() - begin > LAST_BREATH.toNanos()) {
            counts.forEach((channel, count) -> {
                if (count.getAsLong() > before.computeIfAbsent(channel, first -> count.getAsLong())) {
                    open.remove(channel);
                }
            });
        }
        return open.isEmpty();
    }

    /** The channels that stand still. */
    public Set<String> missing() {
        return Set.copyOf(open);
    }
}
