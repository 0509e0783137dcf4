package io.crossdock.mappings.edi;

import java.util.List;
import java.util.Optional;

/** One element, one value. */
public record Element<D, V>(String path, Position position, Slot<D, V> slot, Notation<V> notation) implements Field<D> {

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        int part = message.untaken(segment, position);
        if (part == Segments.NONE || !draft.free(slot)) {
            return false;
        }
        Optional<V> value = notation.read(message, segment, position, part);
        if (value.isEmpty()) {
            draft.spoil(slot);
            return false;
        }
        draft.put(slot, value.get());
        message.take(part);
        return true;
    }

    @Override
    public int repetitions(D from) {
        return slot.values().apply(from).size();
    }

    @Override
    public void write(D from, int repetition, SegmentWriter out) {
        List<V> values = slot.values().apply(from);
        if (repetition < values.size()) {
            notation.write(values.get(repetition), position, out);
        }
    }

    @Override
    public List<Slot<D, ?>> slots() {
        return List.of(slot);
    }
}
