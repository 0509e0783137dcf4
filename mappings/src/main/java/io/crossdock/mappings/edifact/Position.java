package io.crossdock.mappings.edifact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The place of a data element in a segment, by the UN directories.
 *
 * @param id the element's number in the directory: {@code 6060}
 * @param element from 1
 * @param component from 1
 * @param most the most characters it takes; 0: not known
 */
record Position(String segment, String id, int element, int component, int most) {

    private static final Map<String, Integer> LENGTHS = new HashMap<>();
    private static final Map<String, List<Position>> DIRECTORY = new HashMap<>();

    static {
        Resources.table("elements.csv")
                .forEach(row -> LENGTHS.put(row.getField("id"), Integer.parseInt(row.getField("most"))));
        Resources.lines("segments.txt").forEach(Position::declare);
    }

    private static void declare(String line) {
        String[] elements = line.split("\\+");
        List<Position> positions = new ArrayList<>();
        for (int element = 1; element < elements.length; element++) {
            String[] components = elements[element].split(":");
            for (int component = 1; component <= components.length; component++) {
                String id = components[component - 1];
                positions.add(new Position(elements[0], id, element, component, LENGTHS.getOrDefault(id, 0)));
            }
        }
        DIRECTORY.put(elements[0], positions);
    }

    /** The first place of an element: {@code BGM/1004}. */
    static Position of(String path) {
        return all(path).get(0);
    }

    /** All places of an element that stands several times in its segment: {@code FTX/4440}. */
    static List<Position> all(String path) {
        List<Position> found = DIRECTORY.getOrDefault(path.substring(0, 3), List.of()).stream()
                .filter(position -> position.id().equals(path.substring(4)))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no element " + path);
        }
        return found;
    }

    /** How the directory calls a place, with its ordinal where the element stands there several times; else {@code 3.2}. */
    static String name(String segment, int element, int component) {
        List<Position> positions = DIRECTORY.getOrDefault(segment, List.of());
        for (Position position : positions) {
            if (position.element() == element && position.component() == component) {
                List<Position> same = all(segment + "/" + position.id());
                return same.size() == 1 ? position.id() : position.id() + "[" + (same.indexOf(position) + 1) + "]";
            }
        }
        return element + "." + component;
    }

    /** Whether the element stands alone, without components. */
    boolean simple() {
        return DIRECTORY.getOrDefault(segment, List.of()).stream()
                        .filter(position -> position.element() == element)
                        .count()
                == 1;
    }

    /** {@code element 1.2 (6060)}. */
    String place() {
        return "element " + element + (simple() ? "" : "." + component) + " (" + id + ")";
    }
}
