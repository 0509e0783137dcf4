package io.crossdock.mappings.edifact;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** The segment just read, as the envelopes see it: plain ASCII by the standard, else read byte by byte. */
final class ServiceSegment {

    private final SegmentReader reader;
    private final String source;

    ServiceSegment(SegmentReader reader, String source) {
        this.reader = reader;
        this.source = source;
    }

    int tag() {
        return segments().tag(last());
    }

    String name() {
        return Segments.name(tag());
    }

    /** A value, empty where there is none. */
    String text(int element, int component) {
        int part = segments().find(last(), element, component);
        return part == Segments.NONE
                ? ""
                : Texts.text(segments(), part, reader.characters().release(), StandardCharsets.ISO_8859_1);
    }

    /** An address with its qualifier, if it has one, behind a colon. */
    String address(int element) {
        String qualifier = text(element, 2);
        return qualifier.isEmpty() ? text(element, 1) : text(element, 1) + ":" + qualifier;
    }

    /** Where it begins. */
    Location at(String path) {
        return new Location(source, segments().line(last()), segments().column(last()), path);
    }

    /** What is wrong with the count in the first element of a trailer. */
    Optional<Problem> miscount(Supplier<String> path, String id, String what, int held) {
        String said = text(1, 1);
        if (Numbers.whole(said) == held) {
            return Optional.empty();
        }
        return Optional.of(Faults.COUNT.at(
                at(path.get() + ", element 1 (" + id + ")"),
                name() + " counts " + (said.isEmpty() ? "nothing" : said) + " " + what + ", there are " + held));
    }

    /** What is wrong with the reference in the second element of a trailer, which repeats that of its header. */
    Optional<Problem> misreference(Supplier<String> path, String id, String header, String reference) {
        String said = text(2, 1);
        if (said.equals(reference)) {
            return Optional.empty();
        }
        return Optional.of(Faults.REFERENCE.at(
                at(path.get() + ", element 2 (" + id + ")"),
                name() + " says '" + said + "', " + header + " says '" + reference + "'"));
    }

    Optional<Problem> unterminated(String path) {
        return reader.unterminated()
                ? Optional.of(Faults.UNTERMINATED.at(at(path), "the file ends within the segment"))
                : Optional.empty();
    }

    private Segments segments() {
        return reader.segments();
    }

    private int last() {
        return segments().count() - 1;
    }
}
