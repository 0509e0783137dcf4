package io.crossdock.mappings.edi;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Days as all segment syntaxes write them. */
public final class Days {

    /** The oldest of the syntaxes is of 1982: a year of two digits from here on is of that century. */
    private static final int PIVOT = 80;

    private static final int SHORT = 6;
    private static final int LONG = 8;

    private Days() {}

    /** YYMMDD or CCYYMMDD; empty where it is neither, or there is no such day. */
    public static Optional<LocalDate> of(String text) {
        int length = text.length();
        if (length != SHORT && length != LONG || !Numbers.digits(text)) {
            return Optional.empty();
        }
        int year = number(text, 0, length - 4);
        try {
            return Optional.of(LocalDate.of(
                    length == SHORT ? year(year) : year,
                    number(text, length - 4, length - 2),
                    number(text, length - 2, length)));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    /** The year that two digits mean. */
    public static int year(int ofCentury) {
        return (ofCentury < PIVOT ? 2000 : 1900) + ofCentury;
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
    }
}
