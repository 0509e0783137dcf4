package io.crossdock.config.yaml;

import io.crossdock.config.Location;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A file with places for the columns of a table: {@code ${member.gln}} in any key or value, alone or within a longer text. What is
 * filled in is text, never YAML: a cell with a colon makes no key.
 */
final class Filling {

    private static final Pattern PLACE = Pattern.compile("\\$\\{member\\.([^}]*)\\}");

    /** As deep as a file may be nested; deeper lies only what contains itself. */
    private static final int DEPTH = 50;

    private final Node root;
    private final String source;
    private final Map<String, Location> columns = new LinkedHashMap<>();

    Filling(Node root, String source) {
        this.root = root;
        this.source = source;
        collect(root, 0);
    }

    Node root() {
        return root;
    }

    String source() {
        return source;
    }

    /** The columns that it names, with where it names each first. */
    Map<String, Location> columns() {
        return columns;
    }

    Node with(Member member) {
        return columns.isEmpty() ? root : filled(root, member, 0);
    }

    private void collect(Node node, int depth) {
        if (depth > DEPTH) {
            return;
        }
        if (node instanceof ScalarNode scalar) {
            PLACE.matcher(scalar.getValue())
                    .results()
                    .forEach(place -> columns.putIfAbsent(
                            place.group(1),
                            new Location(
                                    source,
                                    node.getStartMark().getLine() + 1L,
                                    node.getStartMark().getColumn() + 1L,
                                    place.group())));
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> collect(item, depth + 1));
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> {
                collect(tuple.getKeyNode(), depth + 1);
                collect(tuple.getValueNode(), depth + 1);
            });
        }
    }

    private static Node filled(Node node, Member member, int depth) {
        if (depth > DEPTH) {
            return node;
        }
        if (node instanceof ScalarNode scalar) {
            return filled(scalar, member);
        }
        if (node instanceof SequenceNode list) {
            return new SequenceNode(
                    node.getTag(),
                    true,
                    list.getValue().stream()
                            .map(item -> filled(item, member, depth + 1))
                            .toList(),
                    node.getStartMark(),
                    node.getEndMark(),
                    list.getFlowStyle());
        }
        return node instanceof MappingNode mapping
                ? new MappingNode(
                        node.getTag(),
                        true,
                        mapping.getValue().stream()
                                .map(tuple -> new NodeTuple(
                                        filled(tuple.getKeyNode(), member, depth + 1),
                                        filled(tuple.getValueNode(), member, depth + 1)))
                                .toList(),
                        node.getStartMark(),
                        node.getEndMark(),
                        mapping.getFlowStyle())
                : node;
    }

    private static Node filled(ScalarNode scalar, Member member) {
        String text = PLACE.matcher(scalar.getValue())
                .replaceAll(place -> Matcher.quoteReplacement(member.cell(place.group(1))));
        return new ScalarNode(
                scalar.getTag(), text, scalar.getStartMark(), scalar.getEndMark(), scalar.getScalarStyle());
    }
}
