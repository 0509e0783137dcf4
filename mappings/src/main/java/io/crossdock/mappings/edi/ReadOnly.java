package io.crossdock.mappings.edi;

/** A second place that a value may come from; it is written to the first. */
public record ReadOnly<D>(Field<D> field) implements Wrapping<D> {

    public static <D> Field<D> readOnly(Field<D> field) {
        return new ReadOnly<>(field);
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
    public String explain() {
        return field.explain().replace('↔', '→');
    }
}
