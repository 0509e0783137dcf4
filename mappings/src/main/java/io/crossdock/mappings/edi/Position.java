package io.crossdock.mappings.edi;

/**
 * The place of a data element in a segment.
 *
 * @param id what its standard calls it: {@code 6060}, {@code PO102}
 * @param element from 1
 * @param component from 1
 * @param most the most characters it takes; 0: not known
 */
public record Position(Directory directory, String segment, String id, int element, int component, int most) {

    /** For a message to a person. */
    public String place() {
        return directory.place(this);
    }
}
