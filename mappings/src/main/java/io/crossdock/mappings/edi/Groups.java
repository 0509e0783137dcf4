package io.crossdock.mappings.edi;

import java.util.Arrays;
import java.util.Optional;

/** Where the outermost groups of a message begin that became elements of its documents: a name and a number each, as most are never asked for. */
final class Groups {

    private static final int FEW = 8;

    private String[] names = new String[FEW];
    private int[] segments = new int[FEW];
    private int count;

    void add(String name, int segment) {
        if (count == names.length) {
            names = Arrays.copyOf(names, count * 2);
            segments = Arrays.copyOf(segments, count * 2);
        }
        names[count] = name;
        segments[count++] = segment;
    }

    /** The first segments of those of a name. */
    int[] named(String name) {
        int[] found = new int[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            if (names[i].equals(name)) {
                found[size++] = segments[i];
            }
        }
        return Arrays.copyOf(found, size);
    }

    /** The first segments of those of the first name that so many have. */
    Optional<int[]> alike(int wanted) {
        return Arrays.stream(names, 0, count)
                .distinct()
                .map(this::named)
                .filter(begun -> begun.length == wanted)
                .findFirst();
    }
}
