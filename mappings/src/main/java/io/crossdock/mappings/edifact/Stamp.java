package io.crossdock.mappings.edifact;

import io.crossdock.mappings.edi.Days;
import io.crossdock.mappings.edi.Numbers;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Map;
import java.util.Optional;

/**
 * What a DTM says, by a code of list 2379: a day, a time on it, or the days from one to another.
 *
 * @param time absent: the whole day
 * @param zone absent: that of whoever sends it
 * @param until the last day; a day alone is its own
 */
record Stamp(LocalDate day, Optional<LocalTime> time, Optional<ZoneId> zone, LocalDate until) {

    /** CCYYMMDD. */
    static final String DATE = "102";

    private static final String SHORT_WEEK = "615";
    private static final String LONG_WEEK = "616";
    private static final Map<String, Pattern> PATTERNS = Map.ofEntries(
            Map.entry("2", Pattern.of("DDMMYY")),
            Map.entry("3", Pattern.of("MMDDYY")),
            Map.entry("4", Pattern.of("DDMMCCYY")),
            Map.entry("101", Pattern.of("YYMMDD")),
            Map.entry(DATE, Pattern.of("CCYYMMDD")),
            Map.entry("201", Pattern.of("YYMMDDhhmm")),
            Map.entry("202", Pattern.of("YYMMDDhhmmss")),
            Map.entry("203", Pattern.of("CCYYMMDDhhmm")),
            Map.entry("204", Pattern.of("CCYYMMDDhhmmss")),
            Map.entry("205", Pattern.of("CCYYMMDDhhmmZhhmm")),
            Map.entry("301", Pattern.of("YYMMDDhhmmZZZ")),
            Map.entry("302", Pattern.of("YYMMDDhhmmssZZZ")),
            Map.entry("303", Pattern.of("CCYYMMDDhhmmZZZ")),
            Map.entry("304", Pattern.of("CCYYMMDDhhmmssZZZ")));

    /** By what each of their two parts is. */
    private static final Map<String, String> PERIODS =
            Map.of("711", DATE, "713", "201", "717", "101", "718", DATE, "719", "203");

    /** Whether a code says days; others say months, hours or how long, and some are no codes. */
    static boolean isDay(String code) {
        return PATTERNS.containsKey(code) || isWeek(code) || isPeriod(code);
    }

    static boolean isWeek(String code) {
        return code.equals(SHORT_WEEK) || code.equals(LONG_WEEK);
    }

    static boolean isPeriod(String code) {
        return PERIODS.containsKey(code);
    }

    /** The code of a text whose message names none. */
    static String codeBySize(int length) {
        return switch (length) {
            case 6 -> "101";
            case 12 -> "203";
            case 14 -> "204";
            default -> DATE;
        };
    }

    /** Whether nothing of it is lost where only the day is kept. */
    boolean isDayAlone() {
        return until.equals(day)
                && zone.isEmpty()
                && time.filter(later -> !later.equals(LocalTime.MIDNIGHT)).isEmpty();
    }

    /** Absent where the text is not written so, or says no day that there is. A week is its Monday. */
    static Optional<Stamp> parse(String text, String code) {
        try {
            Pattern pattern = PATTERNS.get(code);
            if (pattern != null) {
                return pattern.parse(text);
            }
            return isWeek(code)
                    ? week(text, code.equals(LONG_WEEK))
                    : Optional.ofNullable(PERIODS.get(code)).flatMap(half -> period(text.replace("-", ""), half));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static Optional<Stamp> period(String text, String code) {
        int half = text.length() / 2;
        return parse(text.substring(0, half), code).flatMap(from -> parse(text.substring(half), code)
                .map(to -> new Stamp(from.day, from.time, from.zone, to.day)));
    }

    private static Optional<Stamp> week(String text, boolean century) {
        int year = century ? 4 : 2;
        if (text.length() != year + 2 || !Numbers.digits(text)) {
            return Optional.empty();
        }
        int said = number(text, 0, year);
        LocalDate monday = LocalDate.of(century ? said : Days.year(said), 1, 4)
                .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number(text, year, year + 2))
                .with(DayOfWeek.MONDAY);
        return Optional.of(new Stamp(monday, Optional.empty(), Optional.empty(), monday));
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /**
     * Where the parts of a text stand.
     *
     * @param second -1: there are none; likewise hour and zone
     * @param century whether four digits say the year, else two
     */
    private record Pattern(int length, int year, boolean century, int month, int day, int hour, int second, int zone) {

        static Pattern of(String text) {
            boolean century = text.contains("CCYY");
            return new Pattern(
                    text.length(),
                    text.indexOf(century ? "CCYY" : "YY"),
                    century,
                    text.indexOf("MM"),
                    text.indexOf("DD"),
                    text.indexOf("hh"),
                    text.indexOf("ss"),
                    text.indexOf('Z'));
        }

        Optional<Stamp> parse(String text) {
            if (text.length() != length || !Numbers.digits(text.substring(0, zone < 0 ? length : zone))) {
                return Optional.empty();
            }
            int said = number(text, year, year + (century ? 4 : 2));
            LocalDate date = LocalDate.of(
                    century ? said : Days.year(said), number(text, month, month + 2), number(text, day, day + 2));
            Optional<ZoneId> named = zone < 0 ? Optional.empty() : Optional.of(ZoneId.of(text.substring(zone)));
            return Optional.of(new Stamp(date, time(text), named, date));
        }

        private Optional<LocalTime> time(String text) {
            return hour < 0
                    ? Optional.empty()
                    : Optional.of(LocalTime.of(
                            number(text, hour, hour + 2),
                            number(text, hour + 2, hour + 4),
                            second < 0 ? 0 : number(text, second, second + 2)));
        }
    }
}
