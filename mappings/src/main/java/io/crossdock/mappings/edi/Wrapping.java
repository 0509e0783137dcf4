package io.crossdock.mappings.edi;

import java.util.List;

/** A value that differs from another in something: the rest is as that one has it. */
public interface Wrapping<D> extends Field<D> {

    /** The other. */
    Field<D> field();

    @Override
    default boolean read(Message message, int segment, Draft<D> draft) {
        return field().read(message, segment, draft);
    }

    @Override
    default int repetitions(D from) {
        return field().repetitions(from);
    }

    @Override
    default void write(D from, int repetition, SegmentWriter out) {
        field().write(from, repetition, out);
    }

    @Override
    default List<Slot<D, ?>> slots() {
        return field().slots();
    }

    @Override
    default Position position() {
        return field().position();
    }

    @Override
    default String path() {
        return field().path();
    }

    @Override
    default String explain() {
        return field().explain();
    }
}
