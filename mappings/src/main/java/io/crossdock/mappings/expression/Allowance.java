package io.crossdock.mappings.expression;

import com.dashjoin.jsonata.JException;

/**
 * The most that all evaluations for one document may cost together. Not for several threads at once.
 */
public final class Allowance {

    /** Eight expressions, six of them for each of 74,800 lines, take a third of it. */
    private static final long STEPS = 10_000_000;

    /** The same take a twentieth of it. */
    private static final long LOOKS = 10_000_000;

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
