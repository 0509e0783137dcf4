package io.crossdock.config.yaml;

import io.crossdock.config.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The root of a channel file, looked at before it is read: what may be written depends on direction and connector. */
record ChannelNode(Node root) {

    Optional<Direction> direction() {
        return value("direction").flatMap(ChannelNode::text).flatMap(word -> Arrays.stream(Direction.values())
                .filter(direction -> direction.word().equals(word))
                .findFirst());
    }

    Optional<Node> key(String name) {
        return tuples(name::equals).stream().findFirst().map(NodeTuple::getKeyNode);
    }

    /** The node that names the connection: alone, or the key of its settings. */
    Optional<Node> connector() {
        return value("connector")
                .map(node -> node instanceof MappingNode mapping
                                && !mapping.getValue().isEmpty()
                        ? mapping.getValue().get(0).getKeyNode()
                        : node);
    }

    String connectorName() {
        return connector().flatMap(ChannelNode::text).orElse("");
    }

    Node only(Set<String> keys) {
        return with(keys::contains);
    }

    Node without(Set<String> keys) {
        return with(key -> !keys.contains(key));
    }

    static Optional<String> text(Node node) {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    private Optional<Node> value(String key) {
        return tuples(key::equals).stream().findFirst().map(NodeTuple::getValueNode);
    }

    private Node with(Predicate<String> wanted) {
        return root instanceof MappingNode mapping
                ? new MappingNode(
                        root.getTag(),
                        true,
                        tuples(wanted),
                        root.getStartMark(),
                        root.getEndMark(),
                        mapping.getFlowStyle())
                : root;
    }

    private List<NodeTuple> tuples(Predicate<String> wanted) {
        return root instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(tuple -> wanted.test(text(tuple.getKeyNode()).orElse("")))
                        .toList()
                : List.of();
    }
}
