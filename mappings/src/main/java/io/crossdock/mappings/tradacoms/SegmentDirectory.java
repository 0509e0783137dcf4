package io.crossdock.mappings.tradacoms;

import io.crossdock.mappings.edi.Directory;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Resources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where elements stand in TRADACOMS. A path is {@code OLD/PIND}, for a component {@code OLD/OQTY2}, for an element whose name is not
 * known {@code OTR/01}. {@code segments.txt} names the elements of each segment, with the number of components: {@code DIN EDAT LDAT -
 * DINS:4}.
 */
final class SegmentDirectory implements Directory {

    private static final String UNNAMED = "-";

    private final Map<String, List<Position>> segments = new HashMap<>();

    SegmentDirectory() {
        Resources.lines(SegmentDirectory.class, "segments.txt").forEach(this::declare);
    }

    private void declare(String line) {
        String[] words = line.split(" ");
        List<Position> positions = new java.util.ArrayList<>();
        for (int element = 1; element < words.length; element++) {
            String[] parts = words[element].split(":");
            int components = parts.length == 1 ? 1 : Integer.parseInt(parts[1]);
            for (int component = 1; component <= components; component++) {
                String id =
                        parts[0].equals(UNNAMED) ? number(element, 1) : parts[0] + (components == 1 ? "" : component);
                positions.add(new Position(this, words[0], id, element, component, 0));
            }
        }
        segments.put(words[0], List.copyOf(positions));
    }

    private static String number(int element, int component) {
        return (element < 10 ? "0" : "") + element + (component > 1 ? "-" + component : "");
    }

    @Override
    public List<Position> all(String path) {
        int slash = path.indexOf('/');
        List<Position> found = segments.getOrDefault(path.substring(0, slash), List.of()).stream()
                .filter(position -> position.id().equals(path.substring(slash + 1)))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no element " + path);
        }
        return found;
    }

    @Override
    public String path(Position position) {
        return position.segment() + "/" + position.id();
    }

    @Override
    public String name(String segment, int element, int component) {
        return segments.getOrDefault(segment, List.of()).stream()
                .filter(position -> position.element() == element && position.component() == component)
                .findFirst()
                .map(Position::id)
                .orElseGet(() -> number(element, component));
    }

    @Override
    public String place(Position position) {
        String component =
                position.id().equals(name(position.segment(), position.element(), 1)) && position.component() == 1
                        ? ""
                        : "." + position.component();
        return "element " + position.element() + component + " (" + position.id() + ")";
    }
}
