package io.crossdock.mappings.edi;

import io.crossdock.mappings.Decoded;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the values of a message that nobody took. */
public final class Leftovers {

    /** So many are kept, the rest is only told of. */
    static final int MOST = 10_000;

    private final Directory directory;
    private final Segments segments;
    private final byte release;
    private final Charset charset;
    private final List<Leftover> found = new ArrayList<>();

    /** @param segment the segment that it stands in, from 0 */
    public record Leftover(int segment, Decoded.Unmapped value) {}

    private Leftovers(Directory directory, Segments segments, byte release, Charset charset) {
        this.directory = directory;
        this.segments = segments;
        this.release = release;
        this.charset = charset;
    }

    /** Those of the first segments in hand. */
    static List<Leftover> of(Directory directory, Segments segments, int count, byte release, Charset charset) {
        int segment = 0;
        while (segment < count && !segments.untaken(segment)) {
            segment++;
        }
        return segment == count ? List.of() : new Leftovers(directory, segments, release, charset).collect(count);
    }

    private List<Leftover> collect(int count) {
        Map<Integer, Integer> occurrences = new HashMap<>();
        for (int segment = 0; segment < count; segment++) {
            int occurrence = occurrences.merge(segments.tag(segment), 1, Integer::sum);
            if (segments.untaken(segment)) {
                collect(segment, occurrence);
            }
        }
        return found;
    }

    private void collect(int segment, int occurrence) {
        String name = Segments.name(segments.tag(segment));
        int element = 0;
        int component = 1;
        int repetition = 1;
        for (int part = segments.first(segment) + 1; segments.kind(part) != Segments.END; part++) {
            switch (segments.kind(part)) {
                case ServiceCharacters.ELEMENT -> {
                    element++;
                    component = 1;
                    repetition = 1;
                }
                case ServiceCharacters.REPETITION -> {
                    component = 1;
                    repetition++;
                }
                default -> component++;
            }
            if (!segments.taken(part) && segments.length(part) > 0 && found.size() < MOST) {
                String value = Texts.text(segments, part, release, charset);
                String path = name + "[" + occurrence + "]/" + directory.name(name, element, component)
                        + (repetition > 1 ? "*" + repetition : "");
                if (!value.isBlank()) {
                    found.add(new Leftover(segment, new Decoded.Unmapped(path, value)));
                }
            }
        }
    }
}
