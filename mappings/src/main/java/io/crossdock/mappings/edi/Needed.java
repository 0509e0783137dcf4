package io.crossdock.mappings.edi;

import java.util.List;

/**
 * A value that the message must have and a document may lack: then it cannot be written.
 *
 * @param or what is enough instead
 */
public record Needed<D>(Field<D> field, List<Slot<D, ?>> or) implements Wrapping<D> {

    public static <D> Field<D> needed(Field<D> field) {
        return new Needed<>(field, List.of());
    }

    /** @param other whose value is enough instead */
    public static <D> Field<D> neededWithout(Slot<D, ?> other, Field<D> field) {
        return new Needed<>(field, List.of(other));
    }

    @Override
    public int repetitions(D from) {
        return Math.max(1, field.repetitions(from));
    }

    @Override
    public void write(D from, int repetition, SegmentWriter out) {
        if (field.repetitions(from) > 0) {
            field.write(from, repetition, out);
        } else if (or.stream().allMatch(slot -> slot.values().apply(from).isEmpty())) {
            out.lacking(position());
        }
    }
}
