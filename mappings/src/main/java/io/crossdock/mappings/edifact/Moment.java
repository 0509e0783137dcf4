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
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** The instant of a DTM, in the zone that the channel names. */
record Moment<D>(Slot<D, Instant> slot, Moment.Date date) implements Field<D> {

    /** What a date without time of day is. */
    enum Date {
        /** Its beginning. */
        BEGIN,
        /** Its end: validity is half-open, and dates in messages are the last day. */
        END,
        /** No instant: it stays unmapped. */
        NONE
    }

    private static final Position VALUE = Elements.position("DTM/2380");
    private static final Position FORMAT = Elements.position("DTM/2379");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMddHHmm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    static <D> Rule<D> moment(Slot<D, Instant> slot, Date date, String... qualifiers) {
        return Rule.segment(new Moment<>(slot, date)).when("DTM/2005", qualifiers);
    }

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        int value = message.untaken(segment, VALUE);
        String text = message.text(value).strip();
        if (!draft.free(slot) || text.isEmpty() || Numbers.zeros(text, 0)) {
            return false;
        }
        int codePart = message.untaken(segment, FORMAT);
        String code = codePart == Segments.NONE ? Stamp.codeBySize(text.length()) : message.text(codePart);
        Optional<Stamp> stamp = Stamp.parse(text, code);
        if (stamp.isEmpty()) {
            message.problem(
                    Fault.DATE,
                    segment,
                    Optional.of(VALUE),
                    "'" + Texts.shown(text) + "' is no time in format " + Texts.shown(code));
            draft.spoil(slot);
            return false;
        }
        boolean whole = stamp.get().time().isEmpty();
        if (whole && date == Date.NONE) {
            return false;
        }
        draft.put(slot, instant(stamp.get(), message.zone()));
        message.take(codePart);
        message.take(value);
        return true;
    }

    private Instant instant(Stamp stamp, ZoneId sender) {
        LocalDate last =
                stamp.time().isEmpty() && date == Date.END ? stamp.until().plusDays(1) : stamp.day();
        return last.atTime(stamp.time().orElse(LocalTime.MIDNIGHT))
                .atZone(stamp.zone().orElse(sender))
                .toInstant();
    }

    @Override
    public int repetitions(D from) {
        return slot.values().apply(from).size();
    }

    @Override
    public void write(D from, int repetition, SegmentWriter out) {
        slot.values().apply(from).stream().skip(repetition).findFirst().ifPresent(instant -> {
            LocalDateTime local = LocalDateTime.ofInstant(instant, out.zone());
            boolean whole = date != Date.NONE && local.toLocalTime().equals(LocalTime.MIDNIGHT);
            if (whole) {
                out.put(VALUE, (date == Date.END ? local.minusDays(1) : local).format(DAY));
                out.put(FORMAT, "102");
            } else {
                boolean seconds = local.getSecond() > 0;
                out.put(VALUE, local.format(seconds ? SECOND : MINUTE));
                out.put(FORMAT, seconds ? "204" : "203");
            }
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
