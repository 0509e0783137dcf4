package io.crossdock.mappings.edifact;

import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Field;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Rule;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Slot;
import java.util.List;

/** Numbers of single things, up to five in a GIN. The end of a range stays unmapped, since nobody says what lies between. */
record Serials<D>(Slot<D, String> slot) implements Field<D> {

    private static final List<Position> PLACES = UnEdifact.DIRECTORY.all("GIN/7402").stream()
            .filter(position -> position.component() == 1)
            .toList();

    /** The numbers of a kind: {@code SN} serial numbers, {@code BJ} SSCC, {@code BX} lots. */
    static <D> Rule<D> serials(Slot<D, String> slot, String... kinds) {
        return Rule.<D>segment(new Serials<>(slot)).whenEach("GIN/7405", kinds);
    }

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        boolean taken = false;
        for (Position place : PLACES) {
            int part = message.untaken(segment, place);
            String number = message.text(part).strip();
            if (!number.isEmpty() && draft.free(slot)) {
                draft.put(slot, number);
                message.take(part);
                taken = true;
            }
        }
        return taken;
    }

    @Override
    public int repetitions(D from) {
        return (slot.values().apply(from).size() + PLACES.size() - 1) / PLACES.size();
    }

    @Override
    public void write(D from, int repetition, SegmentWriter out) {
        List<String> numbers = slot.values().apply(from);
        int first = repetition * PLACES.size();
        for (int i = first; i < Math.min(numbers.size(), first + PLACES.size()); i++) {
            out.put(PLACES.get(i - first), numbers.get(i));
        }
    }

    @Override
    public Position position() {
        return PLACES.get(0);
    }

    @Override
    public List<Slot<D, ?>> slots() {
        return List.of(slot);
    }

    @Override
    public String path() {
        return "GIN/7402";
    }
}
