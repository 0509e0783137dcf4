package io.crossdock.mappings.layout;

import io.crossdock.config.Checked;
import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.mappings.canonical.Shape;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a partner writes numbers, dates and lists as text.
 *
 * @param decimal the decimal mark
 * @param dates patterns of dates and times; ISO 8601 is understood besides
 * @param zone of times without offset; absent: UTC when reading, the receiver's when writing
 * @param listMark between the values of a list in one text
 */
public record Notation(
        String decimal, Pattern number, String thousands, List<Dates> dates, Optional<ZoneId> zone, String listMark) {

    static final Problem.Code WRONG =
            Problem.Code.setup("NOTATION-WRONG", "Correct the setting; hub explain shows examples.");

    private static final int LONGEST_NUMBER = 100;

    /** The settings that say it. */
    public static List<Setting> settings() {
        return List.of(
                Setting.text("decimal-mark", "The mark before the decimals.").or("."),
                Setting.text("thousands-mark", "The mark between groups of three digits, where numbers have one."),
                Setting.many(
                        "dates",
                        new Setting.Type.Text(),
                        "Patterns of dates and times, such as dd.MM.yyyy or dd.MM.yyyy HH:mm; ISO 8601 is always read."),
                Setting.text("zone", "The zone of times without offset, such as Europe/Berlin."),
                Setting.text("list-mark", "What separates several values in one text.")
                        .or("|"));
    }

    public static Checked<Notation> of(Settings settings) {
        List<Problem> problems = new ArrayList<>();
        String decimal = settings.text("decimal-mark");
        String thousands = settings.optionalText("thousands-mark").orElse("");
        if (decimal.length() != 1 || thousands.length() > 1 || decimal.equals(thousands)) {
            problems.add(WRONG.at(settings.at(), "decimal-mark and thousands-mark are one character each, and differ"));
        }
        List<Dates> dates = new ArrayList<>();
        settings.texts("dates").forEach(pattern -> Dates.of(pattern)
                .ifPresentOrElse(
                        dates::add,
                        () -> problems.add(WRONG.at(settings.at(), "'" + pattern + "' is no pattern of a date"))));
        Optional<ZoneId> zone = settings.optionalText("zone").flatMap(Notation::zone);
        if (settings.has("zone") && zone.isEmpty()) {
            problems.add(WRONG.at(settings.at(), "'" + settings.text("zone") + "' is no time zone"));
        }
        return Checked.of(
                new Notation(
                        decimal,
                        number(decimal, thousands),
                        thousands,
                        List.copyOf(dates),
                        zone,
                        settings.text("list-mark")),
                problems);
    }

    private static Pattern number(String decimal, String thousands) {
        String grouped = thousands.isEmpty() ? "" : "\\d{1,3}(?:" + Pattern.quote(thousands) + "\\d{3})+|";
        return Pattern.compile("[+-]?(?:" + grouped + "\\d*)(?:" + Pattern.quote(decimal) + "\\d*)?-?");
    }

    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** One pattern of dates. */
    record Dates(String pattern, DateTimeFormatter formatter, boolean timed) {

        static Optional<Dates> of(String pattern) {
            try {
                // people write yyyy, which in strict parsing would need an era beside it
                DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                        .withResolverStyle(ResolverStyle.STRICT);
                LocalDate.parse(
                        LocalDate.EPOCH.atStartOfDay().atOffset(ZoneOffset.UTC).format(formatter), formatter);
                return Optional.of(new Dates(pattern, formatter, pattern.matches(".*[Hh].*")));
            } catch (IllegalArgumentException | DateTimeException wrong) {
                return Optional.empty();
            }
        }
    }

    /** The value of a text that is not blank; empty where it is none. */
    public Optional<Object> read(Shape.Leaf leaf, String text) {
        return switch (leaf) {
            case TEXT -> Optional.of(text);
            case DECIMAL -> decimal(text).map(Object.class::cast);
            case WHOLE -> decimal(text).flatMap(Notation::whole);
            case FLAG -> flag(text);
            case DATE -> moment(text).map(this::date);
            case INSTANT -> moment(text).map(this::instant);
        };
    }

    /** What a value should have looked like. */
    public String expected(Shape.Leaf leaf) {
        return switch (leaf) {
            case TEXT -> "a text";
            case DECIMAL ->
                "a number with decimal mark '" + decimal + "'"
                        + (thousands.isEmpty() ? "" : " and thousands mark '" + thousands + "'");
            case WHOLE -> "a whole number";
            case FLAG -> "true or false";
            case DATE, INSTANT ->
                "a date written "
                        + (dates.isEmpty()
                                ? "2026-01-31"
                                : String.join(
                                        " or ",
                                        dates.stream().map(Dates::pattern).toList()));
        };
    }

    /** @param otherwise the zone where the channel names none */
    public String write(Object value, ZoneId otherwise) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString().replace(".", decimal);
        }
        if (value instanceof LocalDate date) {
            return untimed().map(each -> each.formatter().format(date)).orElseGet(date::toString);
        }
        if (value instanceof Instant instant) {
            return write(instant, zone.orElse(otherwise));
        }
        return value.toString();
    }

    private String write(Instant instant, ZoneId at) {
        Optional<Dates> timed = dates.stream().filter(Dates::timed).findFirst();
        if (timed.isPresent()) {
            return timed.orElseThrow().formatter().format(instant.atZone(at));
        }
        boolean dayBegins = instant.atZone(at).toLocalTime().equals(LocalTime.MIDNIGHT);
        return dayBegins
                ? untimed()
                        .map(each -> each.formatter().format(instant.atZone(at)))
                        .orElseGet(instant::toString)
                : instant.toString();
    }

    private Optional<Dates> untimed() {
        return dates.stream().filter(each -> !each.timed()).findFirst();
    }

    private Optional<BigDecimal> decimal(String text) {
        if (text.length() > LONGEST_NUMBER || !hasDigit(text)) {
            return Optional.empty();
        }
        if (isPlain(text)) {
            return Optional.of(new BigDecimal(decimal.equals(".") ? text : text.replace(decimal, ".")));
        }
        if (!number.matcher(text).matches()) {
            return Optional.empty();
        }
        String plain = thousands.isEmpty() ? text : text.replace(thousands, "");
        plain = plain.replace(decimal, ".");
        boolean behind = plain.endsWith("-");
        if (behind && (plain.startsWith("-") || plain.startsWith("+"))) {
            return Optional.empty();
        }
        return Optional.of(
                behind ? new BigDecimal("-" + plain.substring(0, plain.length() - 1)) : new BigDecimal(plain));
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text is digits and at most one decimal mark, as most numbers are: no pattern need be asked. */
    private boolean isPlain(String text) {
        boolean marked = false;
        for (int i = 0; i < text.length(); i++) {
            boolean mark = text.charAt(i) == decimal.charAt(0);
            if (mark ? marked : !isDigit(text.charAt(i))) {
                return false;
            }
            marked |= mark;
        }
        return true;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static Optional<Object> whole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0 && number.toBigInteger().bitLength() < Long.SIZE
                ? Optional.of(number.longValueExact())
                : Optional.empty();
    }

    private static Optional<Object> flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1" -> Optional.of(true);
            case "false", "no", "n", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private Optional<TemporalAccessor> moment(String text) {
        return dates.stream()
                .map(each -> parse(each.formatter(), text))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> parse(
                        text.length() > "2026-01-31".length()
                                ? DateTimeFormatter.ISO_DATE_TIME
                                : DateTimeFormatter.ISO_LOCAL_DATE,
                        text));
    }

    private static Optional<TemporalAccessor> parse(DateTimeFormatter formatter, String text) {
        try {
            return Optional.of(best(formatter.parse(text)));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }

    /** As much as was said: asking for more would cost an exception. */
    private static TemporalAccessor best(TemporalAccessor parsed) {
        boolean timed = parsed.isSupported(ChronoField.NANO_OF_DAY) && parsed.isSupported(ChronoField.EPOCH_DAY);
        if (timed && parsed.isSupported(ChronoField.OFFSET_SECONDS)) {
            return OffsetDateTime.from(parsed);
        }
        return timed ? LocalDateTime.from(parsed) : LocalDate.from(parsed);
    }

    private LocalDate date(TemporalAccessor moment) {
        return moment instanceof OffsetDateTime offset
                ? offset.atZoneSameInstant(zone.orElse(offset.getOffset())).toLocalDate()
                : LocalDate.from(moment);
    }

    private Instant instant(TemporalAccessor moment) {
        if (moment instanceof OffsetDateTime offset) {
            return offset.toInstant();
        }
        LocalDateTime local = moment instanceof LocalDate date ? date.atStartOfDay() : LocalDateTime.from(moment);
        return local.atZone(zone.orElse(ZoneOffset.UTC)).toInstant();
    }
}
