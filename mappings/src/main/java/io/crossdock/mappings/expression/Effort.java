package io.crossdock.mappings.expression;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The most that one evaluation may cost. Steps are counted, not seconds, so that a slow machine gives the same answer as a fast one. */
final class Effort {

    private static final int STEPS = 100_000;
    private static final int DEPTH = 100;

    /** Letters of a text, or elements of a list. */
    private static final int SIZE = 1_000_000;

    /** Letters and elements of a value with all its parts; one that is a part twice counts twice. */
    private static final int WEIGHT = 20_000_000;

    /** Parts looked at to weigh values. */
    private static final int LOOKS = 10_000_000;

    private final Map<Object, Long> weights = new IdentityHashMap<>();
    private int steps;
    private int depth;
    private int looks;
    private final Allowance allowance;

    private Effort(Allowance allowance) {
        this.allowance = allowance;
    }

    static void bound(Jsonata.Frame frame, Allowance allowance) {
        Effort effort = new Effort(allowance);
        frame.setEvaluateEntryCallback((step, input, environment) -> effort.begin());
        frame.setEvaluateExitCallback((step, input, environment, result) -> effort.end(result));
    }

    private void begin() {
        allowance.step();
        if (++steps > STEPS) {
            throw new JException("takes more than " + STEPS + " steps");
        }
        if (++depth > DEPTH) {
            throw new JException("is nested or calls itself more than " + DEPTH + " deep");
        }
    }

    private void end(@Nullable Object result) {
        depth--;
        if (result instanceof CharSequence text && text.length() > SIZE
                || result instanceof Collection<?> list && list.size() > SIZE) {
            throw new JException("makes a value of more than " + SIZE + " letters or elements");
        }
        weigh(result);
    }

    /** Finds a value that is small in memory, since its parts are shared, and would be endless once written or compared. */
    private long weigh(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return 1L + text.length();
        }
        if (value instanceof Weighed weighed) {
            return weighed.weight();
        }
        if (!(value instanceof Map || value instanceof Collection)) {
            return 1;
        }
        Long known = weights.get(value);
        return known == null ? weighParts(value) : known;
    }

    private long weighParts(Object value) {
        long weight = 1;
        for (Object part : value instanceof Map<?, ?> map ? map.values() : (Collection<?>) value) {
            looks++;
            allowance.look();
            weight += weigh(part);
            if (weight > WEIGHT || looks > LOOKS) {
                throw new JException("makes a value of more than " + WEIGHT + " letters and elements");
            }
        }
        weights.put(value, weight);
        return weight;
    }
}
