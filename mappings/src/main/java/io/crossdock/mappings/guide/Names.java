package io.crossdock.mappings.guide;

import io.crossdock.mappings.edi.Directory;
import io.crossdock.mappings.edi.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What expressions call the elements of a segment: its tag and the element's name in its standard, {@code BGM1004}, {@code BEG03}; one
 * that the standard's tables do not have, by its numbers: {@code TDT3_1}.
 */
final class Names {

    private static final int MOST_ELEMENTS = 60;
    private static final int MOST_COMPONENTS = 30;

    private record Spot(String tag, int element, int component) {}

    private final Directory directory;
    private final Map<Spot, String> known = new HashMap<>();

    Names(Directory directory) {
        this.directory = directory;
    }

    String key(String tag, int element, int component) {
        return known.computeIfAbsent(new Spot(tag, element, component), spot -> key(directory, spot));
    }

    private static String key(Directory directory, Spot spot) {
        String name = directory.name(spot.tag(), spot.element(), spot.component());
        int place = name.indexOf('[');
        String plain = place < 0 ? name : name.substring(0, place);
        return spot.tag() + plain.replace('.', '_').replace('-', '_');
    }

    /** The first place that is called so. */
    static Optional<Position> find(Directory directory, String tag, String key) {
        for (int element = 1; element <= MOST_ELEMENTS; element++) {
            for (int component = 1; component <= MOST_COMPONENTS; component++) {
                if (key(directory, new Spot(tag, element, component)).equals(key)) {
                    return Optional.of(directory.position(tag, element, component));
                }
            }
        }
        return Optional.empty();
    }
}
