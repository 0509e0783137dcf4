package io.crossdock.mappings.x12;

import static io.crossdock.mappings.x12.Elements.codes;
import static io.crossdock.mappings.x12.Elements.measure;

import io.crossdock.mappings.canonical.GoodsReceipt;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.edi.Codes;
import io.crossdock.mappings.edi.Draft;
import io.crossdock.mappings.edi.Field;
import io.crossdock.mappings.edi.Measure;
import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.SegmentWriter;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The quantities in question of RCD, each with what is the matter with it.
 *
 * @param measures the quantity of each, alone in a shape of its own
 */
record Differences<D>(Slot<D, GoodsReceipt.Difference> slot, List<Measure<Holder>> measures, List<Position> conditions)
        implements Field<D> {

    /** Holds a quantity while it is read or written. */
    record Holder(Optional<Quantity> quantity) {}

    private static final Codes CONDITIONS = codes("condition");
    private static final Slot.Shape<Holder> SHAPE = new Slot.Shape<>();
    private static final Slot<Holder, Quantity> QUANTITY = SHAPE.maybe("quantity", Holder::quantity);

    static <D> Differences<D> differences(int most, Slot<D, GoodsReceipt.Difference> slot) {
        List<Measure<Holder>> measures = new ArrayList<>();
        List<Position> conditions = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            int first = 6 + 3 * i;
            measures.add(measure(path(first), path(first + 1), QUANTITY));
            conditions.add(Elements.position(path(first + 2)));
        }
        return new Differences<>(slot, measures, conditions);
    }

    private static String path(int element) {
        return "RCD" + (element < 10 ? "0" : "") + element;
    }

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        boolean taken = false;
        for (int i = 0; i < conditions.size(); i++) {
            int part = message.untaken(segment, conditions.get(i));
            if (part == Segments.NONE) {
                continue;
            }
            Optional<String> type = message.word(part, CONDITIONS);
            Draft<Holder> holder = SHAPE.draft();
            if (type.isPresent()) {
                measures.get(i).read(message, segment, holder);
                draft.put(slot, new GoodsReceipt.Difference(type.get(), holder.get(QUANTITY), Optional.empty()));
                message.take(part);
                taken = true;
            }
        }
        return taken;
    }

    @Override
    public int repetitions(D from) {
        return slot.values().apply(from).isEmpty() ? 0 : 1;
    }

    @Override
    public void write(D from, int repetition, SegmentWriter out) {
        List<GoodsReceipt.Difference> all = slot.values().apply(from);
        for (int i = 0; i < all.size(); i++) {
            if (i < conditions.size()) {
                measures.get(i).write(new Holder(all.get(i).quantity()), 0, out);
                out.put(conditions.get(i), all.get(i).type(), CONDITIONS);
            } else {
                out.notWritten("more than " + conditions.size() + " differences of a line");
            }
        }
    }

    @Override
    public List<Slot<D, ?>> slots() {
        return List.of(slot);
    }

    @Override
    public String path() {
        return conditions.get(0).id();
    }

    @Override
    public Position position() {
        return conditions.get(0);
    }
}
