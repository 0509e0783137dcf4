package io.crossdock.mappings.expression;

import com.dashjoin.jsonata.JException;

/**
 * The most that all evaluations for one document may cost together. Not for several threads at once.
 */
public final class Allowance {

    private static final long STEPS = 10_000_000;
    private static final long LOOKS = 100_000_000;

    private long steps = STEPS;
    private long looks = LOOKS;

    void step() {
        if (--steps < 0) {
            throw new JException("takes, with all others for this document, more than " + STEPS + " steps");
        }
    }

    /** A part of a value was looked at. */
    void look() {
        if (--looks < 0) {
            throw new JException("handles, with all others for this document, too much data");
        }
    }
}
