package io.crossdock.mappings.edi;

import java.util.List;

/** A value that a message must have and no document keeps: read, it stays unmapped. */
public record WriteOnly<D>(Field<D> field) implements Field<D> {

    public static <D> Field<D> writeOnly(Field<D> field) {
        return new WriteOnly<>(field);
    }

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        return false;
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
    public Position position() {
        return field.position();
    }

    @Override
    public String path() {
        return field.path();
    }

    @Override
    public String explain() {
        return field.explain().replace('↔', '←');
    }
}
