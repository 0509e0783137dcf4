package io.crossdock.mappings.edi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Values by a few bytes that are packed into one number: found without making an object of the bytes. */
final class PackedTable<V> {

    private static final long FREE = 0;

    private final long[] keys;
    private final List<V> values;
    private final int mask;

    /**
     * @param entries by packed bytes, none of them 0
     * @param other what all else is
     */
    PackedTable(Map<Long, ? extends V> entries, V other) {
        int size = Integer.highestOneBit(entries.size() + 1) * 4;
        keys = new long[size];
        values = new ArrayList<>(Collections.nCopies(size, other));
        mask = size - 1;
        entries.forEach((key, value) -> {
            int place = place(key);
            keys[place] = key;
            values.set(place, value);
        });
    }

    V get(long key) {
        return values.get(place(key));
    }

    /** Where the key stands, or would stand. */
    private int place(long key) {
        int place = (int) ((key * 0x9e3779b97f4a7c15L) >>> 40) & mask;
        while (keys[place] != key && keys[place] != FREE) {
            place = (place + 1) & mask;
        }
        return place;
    }
}
