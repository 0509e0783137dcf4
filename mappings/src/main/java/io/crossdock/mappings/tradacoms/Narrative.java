package io.crossdock.mappings.tradacoms;

import static io.crossdock.mappings.edi.ReadOnly.readOnly;
import static io.crossdock.mappings.edi.Rule.segment;
import static io.crossdock.mappings.tradacoms.Elements.at;
import static io.crossdock.mappings.tradacoms.Elements.lines;

import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Field;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Rule;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import io.crossdock.mappings.edi.Unwritten;
import java.util.ArrayList;
import java.util.List;

/**
 * Data narratives: DNA for a file or a document, DNB and DNC for its lines. Up to four texts, each behind a code that says what it
 * is (code list 24), and four lines for people.
 *
 * @param numbers in the order of the message; they say nothing more
 */
record Narrative<D>(Slot<D, String> notes, Slot<D, String> numbers) {

    /** A currency. */
    static final String CURRENCY = "073";

    /** The customer's reference to a line of the order. */
    static final String ORDER_LINE = "082";

    private static final int PAIRS = 4;
    private static final int LINES = 4;

    static <D> Narrative<D> in(Slot.Shape<D> shape) {
        return new Narrative<>(shape.readAll("notes"), shape.readAll("(its place in the message)"));
    }

    /** @param sequences the elements with the segment's place in the message */
    @SafeVarargs
    final Rule<D> rule(String tag, List<String> sequences, Field<D>... registered) {
        List<Field<D>> fields = new ArrayList<>();
        sequences.forEach(sequence -> fields.add(at(tag + "/" + sequence, numbers)));
        fields.addAll(List.of(registered));
        fields.add(lines(tag + "/GNAR", LINES, notes));
        return segment(fields);
    }

    /** The text behind a code. */
    static <D> Field<D> registered(String tag, String code, Slot<D, String> slot) {
        List<Position> places = new ArrayList<>();
        for (int place = 1; place <= 2 * PAIRS; place++) {
            places.add(AnaTradacoms.position(tag + "/RTEX" + place));
        }
        return readOnly(new Registered<>(tag + "/RTEX " + code, code, places, slot));
    }

    /** @param places of code and text in turn */
    private record Registered<D>(String path, String code, List<Position> places, Slot<D, String> slot)
            implements Unwritten<D> {

        @Override
        public boolean read(Message message, int segment, Draft<D> draft) {
            for (int i = 0; i < places.size() && draft.free(slot); i += 2) {
                int codePart = message.part(segment, places.get(i));
                int part = message.untaken(segment, places.get(i + 1));
                if (message.text(codePart).strip().equals(code) && part != Segments.NONE) {
                    draft.put(slot, message.text(part).strip());
                    message.take(codePart);
                    message.take(part);
                    return true;
                }
            }
            return false;
        }

        @Override
        public List<Slot<D, ?>> slots() {
            return List.of(slot);
        }

        @Override
        public Position position() {
            return places.get(0);
        }
    }
}
