package io.crossdock.mappings.edi;

/** A value that is read only: it is written elsewhere, or nowhere. */
public interface Unwritten<D> extends Field<D> {

    @Override
    default int repetitions(D from) {
        return 0;
    }

    @Override
    default void write(D from, int repetition, SegmentWriter out) {
        // by its declaration
    }
}
