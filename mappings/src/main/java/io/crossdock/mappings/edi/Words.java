package io.crossdock.mappings.edi;

import java.util.ArrayList;
import java.util.List;

/** A text that an element repeated in its segment holds in pieces, cut between words. */
public record Words<D>(String path, List<Position> positions, Slot<D, String> slot) implements Field<D> {

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        if (!draft.free(slot)) {
            return false;
        }
        String text = "";
        for (int i = 0; i < positions.size(); i++) {
            String piece =
                    message.text(message.untaken(segment, positions.get(i))).strip();
            text = text.isEmpty() || piece.isEmpty() ? text + piece : text + " " + piece;
        }
        if (text.isEmpty()) {
            return false;
        }
        draft.put(slot, text);
        for (int i = 0; i < positions.size(); i++) {
            message.take(message.part(segment, positions.get(i)));
        }
        return true;
    }

    @Override
    public int repetitions(D from) {
        return slot.values().apply(from).size();
    }

    @Override
    public void write(D from, int repetition, SegmentWriter out) {
        List<String> texts = slot.values().apply(from);
        if (repetition < texts.size()) {
            List<String> pieces = cut(texts.get(repetition), positions.get(0).most());
            if (pieces.size() > positions.size()) {
                out.tooLong(
                        positions.get(0), positions.size() * positions.get(0).most());
            }
            for (int i = 0; i < Math.min(pieces.size(), positions.size()); i++) {
                out.put(positions.get(i), pieces.get(i));
            }
        }
    }

    private static List<String> cut(String text, int most) {
        List<String> pieces = new ArrayList<>();
        String rest = text.strip();
        while (rest.length() > most) {
            int blank = rest.lastIndexOf(' ', most);
            int end = blank > 0 ? blank : most;
            pieces.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        pieces.add(rest);
        return pieces;
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
