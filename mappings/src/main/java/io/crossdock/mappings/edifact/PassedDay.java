package io.crossdock.mappings.edifact;

import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Fault;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Numbers;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import io.crossdock.mappings.edi.Texts;
import io.crossdock.mappings.edi.Unwritten;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A date that no document keeps: it stays unmapped, and is told where it does not exist. */
record PassedDay<D>(Slot<D, LocalDate> slot) implements Unwritten<D> {

    private static final Position VALUE = Elements.position("DTM/2380");
    private static final Position FORMAT = Elements.position("DTM/2379");

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        String text = message.text(message.part(segment, VALUE)).strip();
        int formatPart = message.part(segment, FORMAT);
        String format = formatPart == Segments.NONE ? Stamp.codeBySize(text.length()) : message.text(formatPart);
        if (format.equals(Stamp.DATE)
                && !text.isEmpty()
                && !Numbers.zeros(text, 0)
                && Stamp.parse(text, format).isEmpty()) {
            message.warn(
                    Fault.DATE,
                    segment,
                    Optional.of(VALUE),
                    "'" + Texts.shown(text) + "' is no date in format " + Texts.shown(format));
        }
        return false;
    }

    @Override
    public Position position() {
        return VALUE;
    }

    @Override
    public List<Slot<D, ?>> slots() {
        return List.of();
    }

    @Override
    public String path() {
        return "DTM/2380";
    }

    @Override
    public String explain() {
        return path() + " (checked, and kept as unmapped)";
    }
}
