package io.crossdock.mappings.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Location;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.canonical.Shape;
import io.crossdock.mappings.layout.Field;
import io.crossdock.mappings.layout.Filling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** One document being read from a partner's JSON. */
final class FieldReading {

    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_UNMAPPED = 200;

    private final PartnerForm form;
    private final Location start;
    private final Filling filling;
    private final List<Decoded.Unmapped> unmapped = new ArrayList<>();

    FieldReading(PartnerForm form, Location start) {
        this.form = form;
        this.start = start;
        this.filling = new Filling(form.layout(), start);
    }

    Decoded read(JsonNode value) {
        take(form.tree(), value, "");
        look(value, "", "");
        return filling.finish(List.of(), unmapped, () -> Excerpt.of(start.source(), value));
    }

    /** @param path where the node stands: empty, or ending in a dot */
    private void take(Tree tree, JsonNode node, String path) {
        for (Tree.Value value : tree.values()) {
            put(value.field(), down(node, value.way()), at(path + String.join(".", value.way())));
        }
        for (Tree.Repeat repeat : tree.repeats()) {
            JsonNode array = down(node, repeat.way());
            String name = path + String.join(".", repeat.way());
            for (int i = 0; i < array.size() && array.isArray(); i++) {
                element(repeat, array.get(i), name + "[" + i + "]");
            }
            if (array.isObject()) {
                element(repeat, array, name);
            }
        }
    }

    private void element(Tree.Repeat repeat, JsonNode element, String path) {
        filling.begin(repeat.place(), repeat.depth(), at(path));
        take(repeat.element(), element, path + ".");
    }

    private static JsonNode down(JsonNode node, List<String> way) {
        JsonNode here = node;
        for (String word : way) {
            here = here.path(word);
        }
        return here;
    }

    private Location at(String path) {
        return new Location(start.source(), start.line(), start.column(), path);
    }

    private void put(Field field, JsonNode value, Location at) {
        if (value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.asText().isBlank()) {
            return;
        }
        if (field.place().isList() && value.isArray()) {
            List<String> texts = StreamSupport.stream(value.spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
            filling.put(field, texts, at);
        } else if (value.isContainerNode()) {
            filling.refuse(field, value.isArray() ? "a list" : "an object", at);
        } else if (value.isNumber()) {
            number(field, value.decimalValue(), at);
        } else {
            filling.put(field, value.asText().strip(), at);
        }
    }

    private void number(Field field, BigDecimal number, Location at) {
        if (Math.abs((long) number.scale()) > LONGEST_NUMBER || number.precision() > LONGEST_NUMBER) {
            filling.refuse(field, "a number of more than " + LONGEST_NUMBER + " digits", at);
        } else if (field.place().leaf() == Shape.Leaf.DECIMAL && field.codes().isEmpty()) {
            filling.put(field, at, number);
        } else {
            filling.put(field, number.toPlainString(), at);
        }
    }

    /**
     * Notes what no field takes.
     *
     * @param spelling the path without the places in arrays
     */
    private void look(JsonNode node, String path, String spelling) {
        if (!spelling.isEmpty() && form.names().has(spelling) || node.isNull()) {
            return;
        }
        if (node.isObject()) {
            String dot = path.isEmpty() ? "" : ".";
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                look(entry.getValue(), path + dot + entry.getKey(), spelling + dot + entry.getKey());
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                look(node.get(i), path + "[" + i + "]", spelling + "[]");
            }
        } else {
            String text = node.asText();
            unmapped.add(new Decoded.Unmapped(
                    path, text.length() > LONGEST_UNMAPPED ? text.substring(0, LONGEST_UNMAPPED) + "…" : text));
        }
    }
}
