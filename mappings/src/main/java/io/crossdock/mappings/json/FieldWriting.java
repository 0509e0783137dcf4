package io.crossdock.mappings.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.config.Problem;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Place;
import io.crossdock.mappings.layout.Entry;
import io.crossdock.mappings.layout.Field;
import io.crossdock.mappings.layout.Layout;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One document being written as a partner's JSON. */
final class FieldWriting {

    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private final Layout layout;
    private final Document document;
    private final ZoneId zone;
    private final List<Problem> problems;

    FieldWriting(Layout layout, Document document, ZoneId zone, List<Problem> problems) {
        this.layout = layout;
        this.document = document;
        this.zone = zone;
        this.problems = problems;
    }

    JsonNode write(Tree tree) {
        return write(tree, new int[0]);
    }

    private ObjectNode write(Tree tree, int... at) {
        ObjectNode object = NODES.objectNode();
        for (Tree.Value value : tree.values()) {
            value(value.field(), at).ifPresent(node -> holder(object, value.way())
                    .set(value.way().get(value.way().size() - 1), node));
        }
        for (Tree.Repeat repeat : tree.repeats()) {
            ArrayNode array = NODES.arrayNode();
            elements(repeat.place(), repeat.depth(), at)
                    .forEach(element -> array.add(write(repeat.element(), element)));
            if (!array.isEmpty()) {
                holder(object, repeat.way()).set(repeat.way().get(repeat.way().size() - 1), array);
            }
        }
        return object;
    }

    private static ObjectNode holder(ObjectNode object, List<String> way) {
        ObjectNode holder = object;
        for (String word : way.subList(0, way.size() - 1)) {
            holder = holder.get(word) instanceof ObjectNode inner ? inner : holder.putObject(word);
        }
        return holder;
    }

    /** The elements down to a repeating group, of every group between it and where we are. */
    private List<int[]> elements(Place place, int depth, int... at) {
        List<int[]> elements = List.of(at);
        for (int level = at.length; level <= depth; level++) {
            List<int[]> inner = new ArrayList<>();
            for (int[] outer : elements) {
                for (int i = 0; i < place.count(document, level, outer); i++) {
                    int[] element = Arrays.copyOf(outer, level + 1);
                    element[level] = i;
                    inner.add(element);
                }
            }
            elements = inner;
        }
        return elements;
    }

    private Optional<JsonNode> value(Field field, int... at) {
        int[] full = Arrays.copyOf(at, field.place().repeats().size());
        Optional<Object> value = field.place().read(document, full);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        JsonNode plain = field.codes().isEmpty() ? plain(value.orElseThrow()) : NODES.missingNode();
        if (!plain.isMissingNode()) {
            return Optional.of(plain).filter(node -> !node.isArray() || !node.isEmpty());
        }
        Entry entry = layout.entry(field, document, zone, full);
        entry.problem().ifPresent(problems::add);
        return Optional.of(entry.text()).filter(text -> !text.isEmpty()).map(NODES::textNode);
    }

    /** What JSON has a type for, other than texts. */
    private static JsonNode plain(Object value) {
        if (value instanceof BigDecimal number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Long number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(each -> array.add(each.toString()));
            return array;
        }
        return NODES.missingNode();
    }
}
