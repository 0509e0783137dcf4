package io.crossdock.mappings.edi;

import java.util.List;

/** One declared value of a segment: reads it, writes it, explains it. */
public interface Field<D> {

    /** Reads from a segment; false where nothing was taken. */
    boolean read(Message message, int segment, Draft<D> draft);

    /** How many segments its values need. */
    int repetitions(D from);

    /** Writes the value of one repetition into the segment that is open. */
    void write(D from, int repetition, SegmentWriter out);

    /** The slots it fills. */
    List<Slot<D, ?>> slots();

    /** The element it stands at: {@code BGM/1004}. */
    String path();

    /** The place that it stands at, or begins at. */
    Position position();

    default String explain() {
        return path() + " ↔ "
                + String.join(", ", slots().stream().map(Slot::name).toList());
    }
}
