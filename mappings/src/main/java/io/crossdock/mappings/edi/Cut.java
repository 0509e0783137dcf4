package io.crossdock.mappings.edi;

import io.crossdock.config.Location;
import io.crossdock.mappings.Peeked;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A segment of a wire, for those who show wires to persons.
 *
 * @param from where it begins in the wire, in bytes
 * @param to behind its terminator
 * @param line where it begins, as problems say it
 * @param column in bytes, as problems say it
 * @param message the message that it stands in, from 1 in its standard; 0: none
 * @param ordinal its place in its message, from 1; 0: it stands in none
 */
public record Cut(int from, int to, long line, long column, int message, int ordinal) {

    private static final Comparator<Cut> BY_PLACE =
            Comparator.comparingLong(Cut::line).thenComparingLong(Cut::column);

    /** The segments of a wire, of all standards that it has interchanges of; none: it is not of segments. */
    public static List<Cut> of(byte[] wire) {
        try {
            List<Cut> cuts = new ArrayList<>();
            for (Standard standard : SegmentFormat.standards()) {
                List<Cut> segments = segments(wire, standard);
                new Interchanges(reader(wire, standard), standard, "", Tolerance.NONE, new Numbering(segments)).walk();
                cuts.addAll(segments);
            }
            cuts.sort(BY_PLACE);
            return cuts;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Which of the segments of a wire, counted from 0, a place is in; empty: it lies before them. */
    public static Optional<Integer> at(Location place, List<Cut> cuts) {
        Cut wanted = new Cut(0, 0, place.line(), Math.max(place.column(), 1), 0, 0);
        int found = Collections.binarySearch(cuts, wanted, BY_PLACE);
        int last = found >= 0 ? found : -found - 2;
        return last < 0 ? Optional.empty() : Optional.of(last);
    }

    private static SegmentReader reader(byte[] wire, Standard standard) {
        return new SegmentReader(new ByteArrayInputStream(wire), "", standard);
    }

    private static List<Cut> segments(byte[] wire, Standard standard) throws IOException {
        SegmentReader reader = reader(wire, standard);
        List<Cut> segments = new ArrayList<>();
        while (next(reader) && !(segments.isEmpty() && beginsOtherwise(reader, standard))) {
            int from = Math.toIntExact(reader.offset());
            long line = reader.segments().line(0);
            long column = reader.segments().column(0);
            segments.add(new Cut(from, Math.min(from + reader.kept(), wire.length), line, column, 0, 0));
        }
        return segments;
    }

    /** Whether something else stands before the first segment: a text of another sort may say what looks like one. */
    private static boolean beginsOtherwise(SegmentReader reader, Standard standard) {
        return reader.warnings().stream()
                .anyMatch(warning -> warning.code().equals(standard.faults().of(Fault.LEADING_BYTES)));
    }

    private static boolean next(SegmentReader reader) throws IOException {
        Optional<Standard> other = reader.elsewhere();
        while (other.isPresent()) {
            reader.passOver(other.get());
            other = reader.elsewhere();
        }
        return reader.next(false);
    }

    /** Notes which message each segment stands in. */
    private record Numbering(List<Cut> segments) implements Interchanges.Listener {

        @Override
        public boolean begins(Peeked.Message message) {
            return true;
        }

        @Override
        public void content(Content content) {
            int first = at(content.at(), segments).orElse(segments.size());
            int end = Math.min(first + content.count(), segments.size());
            for (int i = first; i < end; i++) {
                Cut cut = segments.get(i);
                segments.set(
                        i,
                        new Cut(
                                cut.from,
                                cut.to,
                                cut.line,
                                cut.column,
                                content.message().ordinal() + 1,
                                i - first + 1));
            }
        }

        @Override
        public void ends(Trailer trailer) {
            // its segments stand in no message
        }
    }
}
