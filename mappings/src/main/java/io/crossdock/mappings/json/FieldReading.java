package io.crossdock.mappings.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
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
    private static final int MOST_UNMAPPED = 10_000;
    /** No field has a longer name: a partner's names may be as long as he likes, and stand around very many values. */
    private static final int LONGEST_PATH = 1_000;

    private static final Problem.Code UNMAPPED = Problem.Code.data(
            "JSON-UNMAPPED", "Name the fields in the channel that are wanted, and leave the others out by a dash.");

    private final PartnerForm form;
    private final Location start;
    private final Filling filling;
    private final List<Decoded.Unmapped> unmapped = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    FieldReading(PartnerForm form, Location start) {
        this.form = form;
        this.start = start;
        this.filling = new Filling(form.layout(), start);
    }

    Decoded read(JsonNode value) {
        take(form.tree(), value, "");
        look(value, "", "");
        return filling.finish(warnings, unmapped, () -> Excerpt.of(start.source(), value));
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
                look(entry.getValue(), longer(path, dot + entry.getKey()), longer(spelling, dot + entry.getKey()));
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                look(node.get(i), longer(path, "[" + i + "]"), longer(spelling, "[]"));
            }
        } else {
            leave(path, node.asText());
        }
    }

    private static String longer(String path, String step) {
        String all = path.length() > LONGEST_PATH ? path : path + step;
        return all.length() > LONGEST_PATH ? all.substring(0, LONGEST_PATH) + "…" : all;
    }

    private void leave(String path, String text) {
        if (unmapped.size() < MOST_UNMAPPED) {
            unmapped.add(new Decoded.Unmapped(shortened(path), shortened(text)));
        } else if (warnings.isEmpty()) {
            warnings.add(
                    UNMAPPED.at(start, "only the first " + MOST_UNMAPPED + " values that no field takes are kept"));
        }
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_UNMAPPED ? text.substring(0, LONGEST_UNMAPPED) + "…" : text;
    }
}
