package io.crossdock.mappings.edi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A message as segments and groups, held back before it is written so that a guide can amend it. */
public final class Sheet {

    /** What stands in a message. */
    public sealed interface Node permits Line, Block {}

    /** A segment. */
    public static final class Line implements Node {
        private final String tag;
        private final List<List<String>> elements;
        private final Map<Integer, Position> amended = new TreeMap<>();

        Line(String tag, List<List<String>> elements) {
            this.tag = tag;
            this.elements = elements;
        }

        public Line(String tag) {
            this(tag, new ArrayList<>());
        }

        public String tag() {
            return tag;
        }

        /** The value at a place; empty where there is none. */
        public String value(Position position) {
            return value(position.element(), position.component());
        }

        private String value(int element, int component) {
            List<String> components = element <= elements.size() ? elements.get(element - 1) : List.of();
            return component <= components.size() ? components.get(component - 1) : "";
        }

        /** Puts another value in place; an empty one takes away what is there. */
        public void amend(Position position, String value) {
            SegmentWriter.set(elements, position.element(), position.component(), value);
            amended.put(position.element() << 8 | position.component(), position);
        }

        private boolean isEmpty() {
            return elements.stream().flatMap(List::stream).allMatch(String::isEmpty);
        }

        /** Writes it; what was amended is checked. */
        private void write(SegmentWriter out) {
            if (isEmpty() && !amended.isEmpty()) {
                return;
            }
            out.begin(tag);
            for (int element = 1; element <= elements.size(); element++) {
                List<String> components = elements.get(element - 1);
                for (int component = 1; component <= components.size(); component++) {
                    Position place = amended.get(element << 8 | component);
                    String value = components.get(component - 1);
                    if (place != null) {
                        out.put(place, value);
                    } else if (!value.isEmpty()) {
                        out.fixed(element, component, value);
                    }
                }
            }
            out.end(true);
        }
    }

    /**
     * A group, or the whole message.
     *
     * @param name the slot whose element it is; of the message: empty
     * @param order the tags of its segments and groups in the order of the standard, as far as they are declared
     */
    public record Block(String name, List<String> order, List<Node> nodes) implements Node {

        private Block(String name) {
            this(name, new ArrayList<>(), new ArrayList<>());
        }

        public List<Block> blocks(String wanted) {
            return nodes.stream()
                    .filter(Block.class::isInstance)
                    .map(Block.class::cast)
                    .filter(block -> block.name().equals(wanted))
                    .toList();
        }

        /** The segments with a tag, those that begin groups too. */
        public List<Line> lines(String tag) {
            return nodes.stream()
                    .flatMap(node -> head(node).stream())
                    .filter(line -> line.tag().equals(tag))
                    .toList();
        }

        /**
         * Puts a segment behind the last of those named; without any, behind its like, else where the standard wants it.
         *
         * @return whether there is such a place
         */
        public boolean add(Line line, List<String> behind) {
            List<String> before = behind.isEmpty() ? upTo(line.tag()) : behind;
            for (int i = nodes.size() - 1; i >= 0; i--) {
                if (before.contains(tag(nodes.get(i)))) {
                    nodes.add(i + 1, line);
                    return true;
                }
            }
            return false;
        }

        /** The tag and all that stand before it. */
        private List<String> upTo(String tag) {
            boolean like = nodes.stream().anyMatch(node -> tag(node).equals(tag));
            int known = order.indexOf(tag);
            return like || known < 0 ? List.of(tag) : order.subList(0, known);
        }

        private static String tag(Node node) {
            return head(node).map(Line::tag).orElse("");
        }

        private static Optional<Line> head(Node node) {
            return node instanceof Line line
                    ? Optional.of(line)
                    : ((Block) node).nodes().stream().findFirst().flatMap(Block::head);
        }

        /** Takes segments away, the groups that they begin with them. */
        public void remove(List<Line> lines) {
            nodes.removeIf(node -> head(node).filter(lines::contains).isPresent());
        }

        private Stream<Line> flat() {
            return nodes.stream().flatMap(node -> node instanceof Line line ? Stream.of(line) : ((Block) node).flat());
        }
    }

    private final Block message = new Block("");
    private final Deque<Block> open = new ArrayDeque<>(List.of(message));

    void enter(String name) {
        Block block = new Block(Outline.plain(name));
        here().nodes().add(block);
        open.push(block);
    }

    void leave() {
        open.pop();
    }

    void ordered(List<String> tags) {
        if (Collections.disjoint(here().order(), tags)) {
            here().order().addAll(tags);
        }
    }

    void add(String tag, List<List<String>> elements) {
        here().nodes().add(new Line(tag, elements));
    }

    private Block here() {
        return open.getFirst();
    }

    public Block message() {
        return message;
    }

    void write(SegmentWriter out) {
        message.flat().forEach(line -> line.write(out));
    }
}
