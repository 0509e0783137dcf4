package io.crossdock.mappings.edi;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * The service segments of a standard.
 *
 * @param counted what the trailer of an interchange counts
 * @param shortestTag the fewest characters that a tag of the standard has
 * @param read the elements of a message's header and trailer that its envelope reads, so that no mapping need
 */
public record Envelopes(
        Level interchange,
        Level group,
        Level message,
        Counted counted,
        int shortestTag,
        List<Position> read,
        Heads heads) {

    /** What the trailer of an interchange counts: what stands in it directly, or messages whether they stand in groups or not. */
    public enum Counted {
        GROUPS,
        GROUPS_IF_ANY,
        MESSAGES;

        boolean groups(int found) {
            return this == GROUPS || this == GROUPS_IF_ANY && found > 0;
        }
    }

    /**
     * A header and its trailer. In the trailer the count is the first element, and the reference, where there is one, the second.
     *
     * @param head tag of the header, as {@link Segments#tag(String)} packs it; 0: the standard has no such level
     * @param tail tag of the trailer
     * @param headName the same in letters
     * @param reference the element of the header that holds its reference
     * @param countName how people call the count: {@code 0074}, {@code SE01}
     * @param referenceName how people call the trailer's reference; empty: it repeats none
     */
    public record Level(
            int head,
            int tail,
            String headName,
            String tailName,
            int reference,
            String countName,
            String referenceName) {

        public static Level of(String head, String tail, int reference, String countName, String referenceName) {
            return new Level(Segments.tag(head), Segments.tag(tail), head, tail, reference, countName, referenceName);
        }

        boolean begins(int tag) {
            return tag == head && tag != 0;
        }

        boolean ends(int tag) {
            return tag == tail && tag != 0;
        }
    }

    /**
     * What the header of an interchange says.
     *
     * @param sender its address, with its qualifier behind a colon where it has one
     * @param charset that it declares; empty: none that is known
     * @param declared the declaration itself; empty: there is none
     * @param repeating whether elements may repeat
     */
    public record Interchange(
            Optional<String> sender,
            Optional<String> receiver,
            Optional<Charset> charset,
            String declared,
            boolean repeating,
            boolean test) {}

    /** What the header of a message says. */
    public record Message(String type, String version, String association) {}

    /** How headers are read. */
    public interface Heads {

        Interchange interchange(ServiceSegment segment);

        /** Where an element of an interchange's header stands, if its sender did not count right. */
        default int place(int element, ServiceSegment header) {
            return element;
        }

        /** The release that the header of a group names for its messages; empty where it names none. */
        String release(ServiceSegment segment);

        /** @param release that of the group around it */
        Message message(ServiceSegment segment, String release);

        /** Whether a segment is a message of its own, without header and trailer. */
        default boolean alone(int tag) {
            return false;
        }

        /** Whether a segment may stand outside of messages. */
        default boolean aside(int tag) {
            return false;
        }
    }
}
