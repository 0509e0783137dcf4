package io.crossdock.mappings.edifact;

import io.crossdock.mappings.edi.Directory;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Resources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The segments of the UN directories, from {@code segments.txt} and {@code elements.csv}. A path is {@code BGM/1004}. */
final class UnDirectory implements Directory {

    private final Map<String, Integer> lengths = new HashMap<>();
    private final Map<String, List<Position>> segments = new HashMap<>();

    UnDirectory() {
        Resources.table(UnDirectory.class, "elements.csv")
                .forEach(row -> lengths.put(row.getField("id"), Integer.parseInt(row.getField("most"))));
        Resources.lines(UnDirectory.class, "segments.txt").forEach(this::declare);
    }

    private void declare(String line) {
        String[] elements = line.split("\\+");
        List<Position> positions = new ArrayList<>();
        for (int element = 1; element < elements.length; element++) {
            String[] components = elements[element].split(":");
            for (int component = 1; component <= components.length; component++) {
                String id = components[component - 1];
                positions.add(new Position(this, elements[0], id, element, component, lengths.getOrDefault(id, 0)));
            }
        }
        segments.put(elements[0], positions);
    }

    @Override
    public List<Position> all(String path) {
        List<Position> found = segments.getOrDefault(path.substring(0, 3), List.of()).stream()
                .filter(position -> position.id().equals(path.substring(4)))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no element " + path);
        }
        return found;
    }

    @Override
    public Position position(String segment, int element, int component) {
        return segments.getOrDefault(segment, List.of()).stream()
                .filter(position -> position.element() == element && position.component() == component)
                .findFirst()
                .orElseGet(() -> Directory.super.position(segment, element, component));
    }

    @Override
    public String path(Position position) {
        return position.segment() + "/" + position.id();
    }

    @Override
    public String name(String segment, int element, int component) {
        for (Position position : segments.getOrDefault(segment, List.of())) {
            if (position.element() == element && position.component() == component) {
                List<Position> same = all(path(position));
                return same.size() == 1 ? position.id() : position.id() + "[" + (same.indexOf(position) + 1) + "]";
            }
        }
        return element + "." + component;
    }

    @Override
    public String place(Position position) {
        String component = simple(position) ? "" : "." + position.component();
        return "element " + position.element() + component + " (" + position.id() + ")";
    }

    /** Whether the element stands alone, without components. */
    private boolean simple(Position place) {
        return segments.getOrDefault(place.segment(), List.of()).stream()
                        .filter(position -> position.element() == place.element())
                        .count()
                == 1;
    }
}
