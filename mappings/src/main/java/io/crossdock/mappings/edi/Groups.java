package io.crossdock.mappings.edi;

import io.crossdock.config.Location;
import io.crossdock.mappings.LinePlaces;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the outermost groups of a message begin that became elements of its documents. It outlives the segments in hand; a place is
 * spelt only where somebody asks for it, since nearly nobody does.
 */
final class Groups {

    private static final int FEW = 12;

    private String[] names = new String[FEW];
    private int[] segments = new int[FEW];
    private int[] tags = new int[FEW];
    private long[] lines = new long[FEW];
    private long[] columns = new long[FEW];
    private int count;

    void add(String name, int segment, Segments from) {
        if (count == names.length) {
            grow(count * 2);
        }
        names[count] = name;
        segments[count] = segment;
        tags[count] = from.tag(segment);
        lines[count] = from.line(segment);
        columns[count] = from.column(segment);
        count++;
    }

    private void grow(int size) {
        names = Arrays.copyOf(names, size);
        segments = Arrays.copyOf(segments, size);
        tags = Arrays.copyOf(tags, size);
        lines = Arrays.copyOf(lines, size);
        columns = Arrays.copyOf(columns, size);
    }

    /** Those of a name. */
    LinePlaces named(String name, Content content) {
        return new Named(
                this, name, content.reading().source(), content.message().ordinal());
    }

    /** The first segments of those of the first name that so many have. */
    Optional<int[]> alike(int wanted) {
        return Arrays.stream(names, 0, count)
                .distinct()
                .map(this::segments)
                .filter(begun -> begun.length == wanted)
                .findFirst();
    }

    private int[] segments(String name) {
        return Arrays.stream(places(name)).map(place -> segments[place]).toArray();
    }

    private int[] places(String name) {
        int[] found = new int[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            if (names[i].equals(name)) {
                found[size++] = i;
            }
        }
        return Arrays.copyOf(found, size);
    }

    /** @param message from 0 */
    private record Named(Groups groups, String name, String source, long message) implements LinePlaces {

        @Override
        public int count() {
            return groups.places(name).length;
        }

        @Override
        public Location at(int line) {
            int place = groups.places(name)[line];
            return new Location(
                    source,
                    groups.lines[place],
                    groups.columns[place],
                    Places.path(message, groups.segments[place], groups.tags[place]));
        }
    }
}
