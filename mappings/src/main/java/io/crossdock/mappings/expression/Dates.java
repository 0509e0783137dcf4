package io.crossdock.mappings.expression;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code $date(text, pattern)}: the date of a text, written 2026-01-31; nothing where there is no text. */
final class Dates {

    private static final int LONGEST = 40;

    private Dates() {}

    static @Nullable Object read(List<?> arguments) {
        if (arguments.size() != 2 || !(arguments.get(1) instanceof String pattern) || pattern.length() > LONGEST) {
            throw new IllegalArgumentException("$date takes a text and a pattern: $date(text, \"dd.MM.yyyy\")");
        }
        if (arguments.get(0) == null) {
            return null;
        }
        String text = arguments.get(0).toString().strip();
        try {
            return LocalDate.parse(text, formatter(pattern)).toString();
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException("'" + shown(text) + "' is no date written " + pattern);
        }
    }

    private static DateTimeFormatter formatter(String pattern) {
        try {
            // people write yyyy, which in strict parsing would need an era beside it
            return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("'" + pattern + "' is no pattern of a date");
        }
    }

    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "..." : plain;
    }
}
