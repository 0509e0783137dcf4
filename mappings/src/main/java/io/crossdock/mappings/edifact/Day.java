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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The date of a DTM. A time of day cannot be kept, since the message names no zone: the element is then unmapped too, so that the
 * time stays visible.
 */
record Day<D>(Slot<D, LocalDate> slot) implements Field<D> {

    private static final Position VALUE = Elements.position("DTM/2380");
    private static final Position FORMAT = Elements.position("DTM/2379");

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        int value = message.part(segment, VALUE);
        String text = message.text(value).strip();
        if (!draft.free(slot) || text.isEmpty() || Numbers.zeros(text, 0)) {
            return false;
        }
        int codePart = message.untaken(segment, FORMAT);
        String bySize = Stamp.codeBySize(text.length());
        String code = codePart == Segments.NONE ? bySize : message.text(codePart);
        Optional<Stamp> stamp = Stamp.parse(text, code);
        if (stamp.isEmpty() && !code.equals(bySize)) {
            stamp = otherwise(message, segment, text, code);
        }
        if (stamp.isEmpty()) {
            return unread(message, segment, text, code, draft);
        }
        take(message, segment, stamp.get(), code, draft);
        message.take(codePart);
        if (stamp.get().isDayAlone()) {
            message.take(value);
        }
        return true;
    }

    private void take(Message message, int segment, Stamp stamp, String code, Draft<D> draft) {
        draft.put(slot, stamp.day());
        if (Stamp.isWeek(code)) {
            message.warn(Faults.WEEK, segment, Optional.of(VALUE), "the week is read as its Monday, " + stamp.day());
        } else if (!stamp.until().equals(stamp.day())) {
            message.warn(
                    Faults.PERIOD,
                    segment,
                    Optional.of(VALUE),
                    "the days until " + stamp.until() + " are read as the first, " + stamp.day());
        }
    }

    /** What is wrong is told; what says a month, a time of day or how long stays as it is. */
    private boolean unread(Message message, int segment, String text, String code, Draft<D> draft) {
        String said = "'" + Texts.shown(text) + "' is no date in format " + Texts.shown(code);
        if (Stamp.isDay(code)) {
            message.problem(Fault.DATE, segment, Optional.of(VALUE), said);
            draft.spoil(slot);
        } else {
            message.warn(Faults.DATE_FORMAT, segment, Optional.of(FORMAT), said);
        }
        return false;
    }

    /** A date that is written in another format than it says. */
    private static Optional<Stamp> otherwise(Message message, int segment, String text, String code) {
        Optional<Stamp> stamp = Stamp.parse(text, Stamp.codeBySize(text.length()));
        stamp.ifPresent(found -> message.warn(
                Faults.DATE_FORMAT,
                segment,
                Optional.of(FORMAT),
                "'" + Texts.shown(text) + "' is not in format " + Texts.shown(code) + ", and read as " + found.day()));
        return stamp;
    }

    /** The date of a DTM with one of the qualifiers, the best first. */
    static <D> Rule<D> day(Slot<D, LocalDate> slot, String... qualifiers) {
        return Rule.segment(new Day<>(slot)).when("DTM/2005", qualifiers);
    }

    @Override
    public int repetitions(D from) {
        return slot.values().apply(from).size();
    }

    @Override
    public void write(D from, int repetition, SegmentWriter out) {
        slot.values().apply(from).stream().skip(repetition).findFirst().ifPresent(date -> {
            out.put(VALUE, date.toString().replace("-", ""));
            out.put(FORMAT, Stamp.DATE);
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
