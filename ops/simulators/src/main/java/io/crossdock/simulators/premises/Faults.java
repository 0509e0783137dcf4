package io.crossdock.simulators.premises;

import java.io.UncheckedIOException;

/** Keeps a program at work when its disk or network fails for a moment. */
final class Faults {

    private Faults() {}

    static void report(String partner, Runnable work) {
        try {
            work.run();
        } catch (UncheckedIOException fault) {
            System.err.println(partner + ": " + fault.getMessage() + ", " + fault.getCause());
        }
    }
}
