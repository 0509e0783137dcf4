package io.crossdock.mappings.edi;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Days as all segment syntaxes write them. */
public final class Days {

    private static final int LENGTH = 8;

    private Days() {}

    /** CCYYMMDD, and whatever digits follow it; empty where it is none or there is no such day. */
    public static Optional<LocalDate> of(String text) {
        if (text.length() < LENGTH || !Numbers.digits(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8)));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
    }
}
