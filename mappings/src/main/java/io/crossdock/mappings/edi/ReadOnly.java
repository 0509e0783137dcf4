package io.crossdock.mappings.edi;

import java.util.List;

/** A second place that a value may come from; it is written to the first. */
public record ReadOnly<D>(Field<D> field) implements Field<D> {

    public static <D> Field<D> readOnly(Field<D> field) {
        return new ReadOnly<>(field);
    }

    @Override
    public boolean read(Message message, int segment, Draft<D> draft) {
        return field.read(message, segment, draft);
    }

    @Override
    public int repetitions(D from) {
        return 0;
    }

    @Override
    public void write(D from, int repetition, SegmentWriter out) {
        // by its declaration
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
        return field.explain().replace('↔', '→');
    }
}
