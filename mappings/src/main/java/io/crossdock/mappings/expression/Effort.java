package io.crossdock.mappings.expression;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The most that one evaluation may cost. Steps are counted, not seconds, so that a slow machine gives the same answer as a fast one. */
final class Effort {

    private static final int STEPS = 100_000;
    private static final int DEPTH = 100;

    /** Letters of a text, or elements of a list. */
    private static final int SIZE = 1_000_000;

    private int steps;
    private int depth;

    private Effort() {}

    static void bound(Jsonata.Frame frame) {
        Effort effort = new Effort();
        frame.setEvaluateEntryCallback((step, input, environment) -> effort.begin());
        frame.setEvaluateExitCallback((step, input, environment, result) -> effort.end(result));
    }

    private void begin() {
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
    }
}
