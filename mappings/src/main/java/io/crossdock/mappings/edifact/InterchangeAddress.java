package io.crossdock.mappings.edifact;

import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Field;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import java.util.List;

/** The address of an interchange's sender or receiver, with its qualifier behind a colon where it has one. */
record InterchangeAddress<D>(String path, Position value, Position qualifier, Slot<D, String> slot)
        implements Field<D> {

    static <D> Field<D> address(String value, String qualifier, Slot<D, String> slot) {
        return new InterchangeAddress<>(value, Elements.position(value), Elements.position(qualifier), slot);
    }

    /** The place of another element with the same id, as the directory has it. */
    static <D> Field<D> address(Position value, Position qualifier, Slot<D, String> slot) {
        return new InterchangeAddress<>(value.segment() + "/" + value.id(), value, qualifier, slot);
    }

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        int part = message.untaken(segment, value);
        int code = message.part(segment, qualifier);
        String text = message.text(part);
        if (text.isEmpty() || !draft.free(slot)) {
            return false;
        }
        draft.put(slot, code == Segments.NONE ? text : text + ":" + message.text(code));
        message.take(part);
        message.take(code);
        return true;
    }

    @Override
    public int repetitions(D from) {
        return slot.values().apply(from).size();
    }

    @Override
    public void write(D from, int repetition, SegmentWriter out) {
        List<String> addresses = slot.values().apply(from);
        if (repetition < addresses.size()) {
            String address = addresses.get(repetition);
            int colon = address.lastIndexOf(':');
            out.put(value, colon < 0 ? address : address.substring(0, colon));
            out.put(qualifier, colon < 0 ? "" : address.substring(colon + 1));
        }
    }

    @Override
    public Position position() {
        return value;
    }

    @Override
    public List<Slot<D, ?>> slots() {
        return List.of(slot);
    }
}
