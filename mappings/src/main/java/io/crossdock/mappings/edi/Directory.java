package io.crossdock.mappings.edi;

import java.util.List;

/** The segments of a standard: where their elements stand, and how people call them. */
public interface Directory {

    /**
     * All places of an element, which may stand several times in its segment.
     *
     * @param path as the standard's people write it: {@code BGM/1004}, {@code BEG03}
     * @throws IllegalArgumentException where there is none
     */
    List<Position> all(String path);

    /** The first place of an element. */
    default Position of(String path) {
        return all(path).get(0);
    }

    String path(Position position);

    /** A place by its numbers; one that is not known takes a value of any length. */
    default Position position(String segment, int element, int component) {
        return new Position(this, segment, name(segment, element, component), element, component, 0);
    }

    /** What a place is called within its segment: {@code 1004}, {@code 4440[2]}, {@code 03}; one that is not known, by its numbers. */
    String name(String segment, int element, int component);

    /** A place for a message to a person: {@code element 3.2 (6060)}. */
    String place(Position position);
}
