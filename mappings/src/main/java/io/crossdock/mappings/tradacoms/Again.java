package io.crossdock.mappings.tradacoms;

import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import io.crossdock.mappings.edi.Unwritten;
import java.util.List;
import java.util.Optional;

/** A second place of a value: where it says the same it is read, where the first said nothing it stands for it, else it is unmapped. */
record Again<D, V>(String path, Position position, Slot<D, V> slot, Notation<V> notation) implements Unwritten<D> {

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        int part = message.untaken(segment, position);
        Optional<V> value = part == Segments.NONE ? Optional.empty() : notation.read(message, segment, position, part);
        if (value.isEmpty() || !draft.free(slot) && !draft.get(slot).equals(value)) {
            return false;
        }
        draft.put(slot, value.get());
        message.take(part);
        return true;
    }

    @Override
    public List<Slot<D, ?>> slots() {
        return List.of(slot);
    }
}
