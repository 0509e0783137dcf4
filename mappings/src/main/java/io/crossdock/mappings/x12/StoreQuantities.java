package io.crossdock.mappings.x12;

import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Measure;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Notation;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import io.crossdock.mappings.edi.Unwritten;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** SDQ: up to ten stores, and the quantity of each, in one unit. Written, sales of several stores are a line each. */
record StoreQuantities<D>(Slot<D, Share> slot) implements Unwritten<D> {

    /** What one store has of a quantity. */
    record Share(String store, Quantity quantity) {}

    private static final Position UNIT = Elements.position("SDQ01");
    private static final List<Position> STORES = positions(3);
    private static final List<Position> QUANTITIES = positions(4);
    private static final Notation<BigDecimal> NUMBER = Notation.number();

    private static List<Position> positions(int first) {
        return IntStream.range(0, 10)
                .mapToObj(pair -> Elements.position(String.format("SDQ%02d", first + 2 * pair)))
                .toList();
    }

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        int unit = message.part(segment, UNIT);
        boolean taken = false;
        for (int i = 0; i < STORES.size(); i++) {
            int store = message.untaken(segment, STORES.get(i));
            int part = message.untaken(segment, QUANTITIES.get(i));
            Optional<BigDecimal> number = store == Segments.NONE || part == Segments.NONE
                    ? Optional.empty()
                    : NUMBER.read(message, segment, QUANTITIES.get(i), part);
            if (number.isPresent()) {
                Quantity quantity =
                        Measure.quantity(number.get(), message.text(unit).strip(), Elements.codes("unit"));
                draft.put(slot, new Share(message.text(store).strip(), quantity));
                message.take(store);
                message.take(part);
                taken = true;
            }
        }
        if (taken && unit != Segments.NONE) {
            message.take(unit);
        }
        return taken;
    }

    @Override
    public List<Slot<D, ?>> slots() {
        return List.of(slot);
    }

    @Override
    public String path() {
        return "SDQ03";
    }

    @Override
    public Position position() {
        return STORES.get(0);
    }
}
