package io.crossdock.mappings.canonical;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps what a newer minor schema says beside what this one understands, and puts it back when the document is written. */
final class Unknown {

    private Unknown() {}

    static Document keep(Document document, JsonNode tree) {
        Map<String, String> unknown = new LinkedHashMap<>();
        ((ObjectNode) tree)
                .properties().stream()
                        .filter(entry -> !entry.getKey().equals("kind"))
                        .forEach(entry -> member(Shape.of(document.kind()), entry, JsonPointer.empty(), unknown));
        return document.withHeader(document.header().keeping(unknown));
    }

    private static void member(
            Shape.Group group, Map.Entry<String, JsonNode> entry, JsonPointer holder, Map<String, String> unknown) {
        JsonPointer pointer = holder.appendProperty(entry.getKey());
        int index = group.index(entry.getKey());
        if (index < 0) {
            unknown.put(pointer.toString(), entry.getValue().toString());
        } else {
            look(group.fields().get(index).shape(), entry.getValue(), pointer, unknown);
        }
    }

    private static void look(Shape shape, JsonNode node, JsonPointer at, Map<String, String> unknown) {
        if (shape instanceof Shape.Group group) {
            node.properties().forEach(entry -> member(group, entry, at, unknown));
        } else if (shape instanceof Shape.Table table) {
            node.properties()
                    .forEach(entry -> look(table.of(), entry.getValue(), at.appendProperty(entry.getKey()), unknown));
        } else if (shape instanceof Shape.Sequence sequence) {
            for (int i = 0; i < node.size(); i++) {
                look(sequence.of(), node.get(i), at.appendIndex(i), unknown);
            }
        }
    }

    /** What stood in a part that is gone meanwhile goes with it. */
    static JsonNode putBack(Document document, JsonNode tree) {
        document.header().unknown().forEach((pointer, json) -> {
            JsonPointer at = JsonPointer.compile(pointer);
            if (tree.at(at.head()) instanceof ObjectNode holder) {
                holder.set(at.last().getMatchingProperty(), parse(json));
            }
        });
        return tree;
    }

    private static JsonNode parse(String json) {
        try {
            return CanonicalJson.MAPPER.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
