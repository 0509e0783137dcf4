package io.crossdock.mappings.edi;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** The segment just read, as the envelopes see it: plain ASCII by the standard, else read byte by byte. */
public final class ServiceSegment {

    private final SegmentReader reader;
    private final Faults faults;
    private final String source;

    ServiceSegment(SegmentReader reader, Faults faults, String source) {
        this.reader = reader;
        this.faults = faults;
        this.source = source;
    }

    public int tag() {
        return segments().tag(last());
    }

    public String name() {
        return Segments.name(tag());
    }

    /** A value, empty where there is none. */
    public String text(int element, int component) {
        int part = segments().find(last(), element, component);
        return part == Segments.NONE
                ? ""
                : Texts.text(segments(), part, reader.characters().release(), StandardCharsets.ISO_8859_1);
    }

    /** A whole number; negative where there is none. */
    long whole(int element) {
        return Numbers.whole(text(element, 1));
    }

    /** An address with its qualifier, if it has one, behind a colon. */
    public String address(int element) {
        String qualifier = text(element, 2);
        return qualifier.isEmpty() ? text(element, 1) : text(element, 1) + ":" + qualifier;
    }

    /** Where it begins. */
    public Location at(String path) {
        return new Location(source, segments().line(last()), segments().column(last()), path);
    }

    /** What is wrong with the count in the first element of a trailer. */
    public Optional<Problem> miscount(Supplier<String> path, String id, String what, int held) {
        String said = text(1, 1);
        if (Numbers.whole(said) == held) {
            return Optional.empty();
        }
        return Optional.of(faults.of(Fault.COUNT)
                .at(
                        at(path.get() + ", element 1 (" + id + ")"),
                        name() + " counts " + (said.isEmpty() ? "nothing" : Texts.shown(said)) + " " + what
                                + ", there are " + held));
    }

    /** What is wrong with the reference in the second element of a trailer, which repeats that of its header. */
    public Optional<Problem> misreference(Supplier<String> path, Envelopes.Level level, String reference) {
        String said = text(2, 1).strip();
        if (said.equals(reference) || level.referenceName().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(faults.of(Fault.REFERENCE)
                .at(
                        at(path.get() + ", element 2 (" + level.referenceName() + ")"),
                        name() + " says '" + Texts.shown(said) + "', " + level.headName() + " says '" + reference
                                + "'"));
    }

    public Optional<Problem> unterminated(String path) {
        return reader.unterminated()
                ? Optional.of(faults.of(Fault.UNTERMINATED).at(at(path), "the file ends within the segment"))
                : Optional.empty();
    }

    private Segments segments() {
        return reader.segments();
    }

    private int last() {
        return segments().count() - 1;
    }
}
