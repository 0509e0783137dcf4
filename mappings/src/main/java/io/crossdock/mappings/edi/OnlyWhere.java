package io.crossdock.mappings.edi;

import java.util.List;
import java.util.function.Predicate;

/** A value that is read only where what was read before it says so. */
public record OnlyWhere<D>(Predicate<Draft<D>> holds, Field<D> field) implements Field<D> {

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        return holds.test(draft) && field.read(message, segment, draft);
    }

    @Override
    public int repetitions(D from) {
        return field.repetitions(from);
    }

    @Override
    public void write(D from, int repetition, SegmentWriter out) {
        field.write(from, repetition, out);
    }

    @Override
    public List<Slot<D, ?>> slots() {
        return field.slots();
    }

    @Override
    public String path() {
        return field.path();
    }

    @Override
    public Position position() {
        return field.position();
    }
}
