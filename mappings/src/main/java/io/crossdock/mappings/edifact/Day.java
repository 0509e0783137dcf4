package io.crossdock.mappings.edifact;

import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Fault;
import io.crossdock.mappings.edi.Field;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Numbers;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Rule;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import io.crossdock.mappings.edi.Texts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;

/**
 * The date of a DTM. A time of day cannot be kept, since the message names no zone: the element is then unmapped too, so that the
 * time stays visible.
 */
record Day<D>(Slot<D, LocalDate> slot) implements Field<D> {

    private static final Position VALUE = Elements.position("DTM/2380");
    private static final Position FORMAT = Elements.position("DTM/2379");
    /** CCYYMMDD. */
    static final String DATE = "102";

    private static final String WEEK = "616";

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        int value = message.part(segment, VALUE);
        String text = message.text(value).strip();
        if (!draft.free(slot) || text.isEmpty() || Numbers.zeros(text, 0)) {
            return false;
        }
        int formatPart = message.untaken(segment, FORMAT);
        String format = formatPart == Segments.NONE ? formatBySize(text.length()) : message.text(formatPart);
        Optional<LocalDate> date = parse(text, format);
        if (date.isEmpty() && !format.equals(formatBySize(text.length()))) {
            date = otherwise(message, segment, text, format);
        }
        if (date.isEmpty()) {
            message.problem(
                    Fault.DATE,
                    segment,
                    Optional.of(VALUE),
                    "'" + Texts.shown(text) + "' is no date in format " + Texts.shown(format));
            draft.spoil(slot);
            return false;
        }
        draft.put(slot, date.get());
        if (format.equals(WEEK)) {
            message.warn(Faults.WEEK, segment, Optional.of(VALUE), "the week is read as its Monday, " + date.get());
        }
        message.take(formatPart);
        if (Numbers.zeros(text, 8)) {
            message.take(value);
        }
        return true;
    }

    /** A date that is written in another format than it says. */
    private static Optional<LocalDate> otherwise(Message message, int segment, String text, String format) {
        Optional<LocalDate> date = parse(text, formatBySize(text.length()));
        date.ifPresent(found -> message.warn(
                Faults.DATE_FORMAT,
                segment,
                Optional.of(FORMAT),
                "'" + Texts.shown(text) + "' is not in format " + Texts.shown(format) + ", and read as " + found));
        return date;
    }

    /** The date of a DTM with one of the qualifiers, the best first. */
    static <D> Rule<D> day(Slot<D, LocalDate> slot, String... qualifiers) {
        return Rule.segment(new Day<>(slot)).when("DTM/2005", qualifiers);
    }

    static String formatBySize(int length) {
        return switch (length) {
            case 6 -> "101";
            case 12 -> "203";
            case 14 -> "204";
            default -> DATE;
        };
    }

    /** Code list 2379: 101 YYMMDD, 102 CCYYMMDD, 203 with hours and minutes, 204 with seconds, 303 with zone, 616 CCYYWW. */
    static Optional<LocalDate> parse(String text, String format) {
        return switch (format) {
            case "101" -> date("20" + text, 8);
            case "102" -> date(text, 8);
            case "203" -> date(text, 12);
            case "204" -> date(text, 14);
            case "303" -> text.length() == 15 ? date(text.substring(0, 12), 12) : Optional.empty();
            case WEEK -> week(text);
            default -> Optional.empty();
        };
    }

    private static Optional<LocalDate> date(String text, int length) {
        if (text.length() != length || !digits(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8)));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> week(String text) {
        if (text.length() != 6 || !digits(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(number(text, 0, 4), 1, 4)
                    .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number(text, 4, 6))
                    .with(java.time.DayOfWeek.MONDAY));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static boolean digits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    @Override
    public int repetitions(D from) {
        return slot.values().apply(from).size();
    }

    @Override
    public void write(D from, int repetition, SegmentWriter out) {
        slot.values().apply(from).stream().skip(repetition).findFirst().ifPresent(date -> {
            out.put(VALUE, date.toString().replace("-", ""));
            out.put(FORMAT, DATE);
        });
    }

    @Override
    public Position position() {
        return VALUE;
    }

    @Override
    public List<Slot<D, ?>> slots() {
        return List.of(slot);
    }

    @Override
    public String path() {
        return "DTM/2380";
    }
}
