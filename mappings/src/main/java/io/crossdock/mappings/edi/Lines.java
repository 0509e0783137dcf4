package io.crossdock.mappings.edi;

import java.util.List;

/**
 * An element repeated in its segment, each with a value of its own in one list.
 *
 * @param segments the most segments that the list may fill
 */
public record Lines<D>(String path, List<Position> positions, Slot<D, String> slot, int segments) implements Field<D> {

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        boolean taken = false;
        for (int i = 0; i < positions.size(); i++) {
            int part = message.part(segment, positions.get(i));
            String line = message.text(part).strip();
            if (!line.isEmpty()) {
                draft.put(slot, line);
                message.take(part);
                taken = true;
            }
        }
        return taken;
    }

    @Override
    public int repetitions(D from) {
        int size = slot.values().apply(from).size();
        return Math.min(segments, (size + positions.size() - 1) / positions.size());
    }

    @Override
    public void write(D from, int repetition, SegmentWriter out) {
        List<String> values = slot.values().apply(from);
        int most = segments * positions.size();
        int first = repetition * positions.size();
        if (first == 0 && values.size() > most) {
            out.tooMany(positions.get(0), values.size(), most);
        }
        for (int i = first; i < Math.min(values.size(), first + positions.size()); i++) {
            out.put(positions.get(i - first), values.get(i));
        }
    }

    @Override
    public Position position() {
        return positions.get(0);
    }

    @Override
    public List<Slot<D, ?>> slots() {
        return List.of(slot);
    }
}
