package io.crossdock.mappings.x12;

import io.crossdock.mappings.edi.Directory;
import io.crossdock.mappings.edi.Position;
import io.crossdock.mappings.edi.Resources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where elements stand in X12. A path is {@code BEG03}, or {@code MEA04-1} for a component. {@code segments.txt} has the most
 * characters of each element of the segments that are written: {@code BEG 2 2 22 30 8}.
 */
final class SegmentDirectory implements Directory {

    private static final int DIGITS = 2;

    private final Map<String, List<Integer>> lengths = new HashMap<>();

    SegmentDirectory() {
        Resources.lines(SegmentDirectory.class, "segments.txt").forEach(this::declare);
    }

    private void declare(String line) {
        List<String> words = List.of(line.split(" "));
        lengths.put(words.get(0), words.stream().skip(1).map(Integer::valueOf).toList());
    }

    @Override
    public List<Position> all(String path) {
        int dash = path.indexOf('-');
        String plain = dash < 0 ? path : path.substring(0, dash);
        int component = dash < 0 ? 1 : Integer.parseInt(path.substring(dash + 1));
        int digits = plain.length() - DIGITS;
        Position position = position(plain.substring(0, digits), Integer.parseInt(plain.substring(digits)), component);
        if (position.most() == 0) {
            throw new IllegalArgumentException("no length of " + path);
        }
        return List.of(position);
    }

    @Override
    public Position position(String segment, int element, int component) {
        List<Integer> most = lengths.getOrDefault(segment, List.of());
        int length = element <= most.size() ? most.get(element - 1) : 0;
        return new Position(this, segment, id(segment, element, component), element, component, length);
    }

    private static String id(String segment, int element, int component) {
        return segment + number(element, component);
    }

    private static String number(int element, int component) {
        return (element < 10 ? "0" : "") + element + (component > 1 ? "-" + component : "");
    }

    @Override
    public String path(Position position) {
        return position.id();
    }

    @Override
    public String name(String segment, int element, int component) {
        return number(element, component);
    }

    @Override
    public String place(Position position) {
        return "element " + position.element() + " (" + position.id() + ")";
    }
}
