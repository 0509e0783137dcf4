package io.crossdock.mappings.edi;

import io.crossdock.config.Location;
import java.util.Optional;

/** Where the segments and elements of a message stand in the wire. */
record Places(Content content) {

    Location at(int segment, Optional<Position> position) {
        String named =
                path(content.message().ordinal(), segment, content.segments().tag(segment));
        return position.map(place -> elementAt(segment, place, named)).orElseGet(() -> segmentAt(segment, named));
    }

    /** @param message from 0, as the segment */
    static String path(long message, int segment, int tag) {
        String path = "message " + (message + 1) + ", segment " + (segment + 1);
        return tag == 0 ? path : path + " " + Segments.name(tag);
    }

    private Location segmentAt(int segment, String path) {
        return new Location(
                content.reading().source(),
                content.segments().line(segment),
                content.segments().column(segment),
                path);
    }

    private Location elementAt(int segment, Position position, String path) {
        int part = content.segments().find(segment, position.element(), position.component());
        String place = path + ", " + position.place();
        if (part == Segments.NONE) {
            return segmentAt(segment, place);
        }
        long line = content.segments().line(segment);
        long column = content.segments().column(segment);
        int first = content.segments().offset(content.segments().first(segment));
        for (int i = first; i < content.segments().offset(part); i++) {
            boolean lineEnd = content.segments().bytes()[i] == '\n';
            line += lineEnd ? 1 : 0;
            column = lineEnd ? 1 : column + 1;
        }
        return new Location(content.reading().source(), line, column, place);
    }
}
