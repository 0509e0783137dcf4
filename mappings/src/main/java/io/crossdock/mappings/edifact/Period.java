package io.crossdock.mappings.edifact;

import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Fault;
import io.crossdock.mappings.edi.Field;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Numbers;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Rule;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Slot;
import io.crossdock.mappings.edi.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * The first and the last day of a DTM: two dates in one (718), or one day that is both.
 *
 * @param until empty: only a single day is read
 */
record Period<D>(Slot<D, LocalDate> from, Optional<Slot<D, LocalDate>> until) implements Field<D> {

    private static final Position VALUE = Elements.position("DTM/2380");
    private static final Position FORMAT = Elements.position("DTM/2379");
    private static final String DATES = "718";

    static <D> Rule<D> period(Slot<D, LocalDate> from, Slot<D, LocalDate> until, String... qualifiers) {
        return Rule.segment(new Period<>(from, Optional.of(until))).when("DTM/2005", qualifiers);
    }

    /** A period that is one day; a longer one stays unmapped. */
    static <D> Rule<D> singleDay(Slot<D, LocalDate> slot, String... qualifiers) {
        return Rule.segment(new Period<>(slot, Optional.empty())).when("DTM/2005", qualifiers);
    }

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        int value = message.untaken(segment, VALUE);
        String text = message.text(value).strip();
        if (!draft.free(from) || text.isEmpty() || Numbers.zeros(text, 0)) {
            return false;
        }
        String plain = text.replace("-", "");
        boolean two = plain.length() == 16;
        Optional<Stamp> stamp = Stamp.parse(plain, two ? DATES : Stamp.DATE);
        if (stamp.isEmpty()) {
            message.problem(
                    Fault.DATE, segment, Optional.of(VALUE), "'" + Texts.shown(text) + "' is no period of two dates");
            draft.spoil(from);
            return false;
        }
        LocalDate first = stamp.get().day();
        LocalDate last = stamp.get().until();
        if (until.isEmpty() && !first.equals(last)) {
            return false;
        }
        draft.put(from, first);
        until.ifPresent(slot -> draft.put(slot, last));
        message.take(value);
        message.take(message.part(segment, FORMAT));
        return true;
    }

    @Override
    public int repetitions(D document) {
        return Math.min(1, from.values().apply(document).size() + last(document).size());
    }

    @Override
    public void write(D document, int repetition, SegmentWriter out) {
        Optional<LocalDate> first = from.values().apply(document).stream().findFirst();
        Optional<LocalDate> last = last(document).stream().findFirst();
        if (first.isPresent() || last.isPresent()) {
            out.put(VALUE, written(first.or(() -> last)) + written(last.or(() -> first)));
            out.put(FORMAT, DATES);
        }
    }

    private List<LocalDate> last(D document) {
        return until.map(slot -> slot.values().apply(document)).orElse(List.of());
    }

    private static String written(Optional<LocalDate> date) {
        return date.map(day -> day.format(DateTimeFormatter.BASIC_ISO_DATE)).orElse("");
    }

    @Override
    public Position position() {
        return VALUE;
    }

    @Override
    public List<Slot<D, ?>> slots() {
        return until.map(slot -> List.<Slot<D, ?>>of(from, slot)).orElse(List.of(from));
    }

    @Override
    public String path() {
        return "DTM/2380";
    }
}
