package io.crossdock.mappings.edi;

import io.crossdock.config.Location;
import io.crossdock.mappings.LinePlaces;

/** Lines that are groups of segments. It outlives the segments in hand, and spells a place only where somebody asks for it. */
final class SegmentPlaces implements LinePlaces {

    private final String source;
    private final long message;
    private final int[] segments;
    private final int[] tags;
    private final long[] lines;
    private final long[] columns;

    /** @param segments the first of each line */
    SegmentPlaces(Content content, int[] segments) {
        this.source = content.reading().source();
        this.message = content.message().ordinal();
        this.segments = segments;
        this.tags = new int[segments.length];
        this.lines = new long[segments.length];
        this.columns = new long[segments.length];
        for (int i = 0; i < segments.length; i++) {
            tags[i] = content.segments().tag(segments[i]);
            lines[i] = content.segments().line(segments[i]);
            columns[i] = content.segments().column(segments[i]);
        }
    }

    @Override
    public int count() {
        return segments.length;
    }

    @Override
    public Location at(int line) {
        return new Location(source, lines[line], columns[line], Places.path(message, segments[line], tags[line]));
    }
}
