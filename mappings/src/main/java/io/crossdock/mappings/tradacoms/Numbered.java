package io.crossdock.mappings.tradacoms;

import io.crossdock.mappings.canonical.Gtin;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Gtins;
import io.crossdock.mappings.edi.Identified;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import io.crossdock.mappings.edi.Unwritten;
import java.util.List;

/** A number whose place says whose it is. Of two that claim to be the same the first counts. */
record Numbered<D>(String path, Position position, String scheme, Slot<D, Identified> slot) implements Unwritten<D> {

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        int part = message.untaken(segment, position);
        String text = message.text(part).strip();
        if (part == Segments.NONE || text.isEmpty()) {
            return false;
        }
        Identified id = scheme.equals(Gtin.SCHEME)
                ? Gtins.read(text, message, segment, position)
                : new Identified(scheme, text);
        if (!id.fits(draft.all(slot))) {
            return false;
        }
        draft.put(slot, id);
        message.take(part);
        return true;
    }

    @Override
    public List<Slot<D, ?>> slots() {
        return List.of(slot);
    }
}
