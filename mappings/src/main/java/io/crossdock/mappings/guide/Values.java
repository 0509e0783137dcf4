package io.crossdock.mappings.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Place;
import io.crossdock.mappings.canonical.Shape;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What expressions give, as canonical JSON and as texts of elements. */
final class Values {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,60}(?:\\.\\d{1,60})?");
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private Values() {}

    /** Whether there is nothing in it. */
    static boolean isNothing(Object value) {
        return value instanceof String text && text.isBlank() || value instanceof List<?> list && list.isEmpty();
    }

    /** The JSON of a value, in the type that its place wants as far as it fits; what does not, the schema refuses. */
    static JsonNode json(Place place, Object value) {
        if (!place.isList()) {
            return leaf(place.leaf(), value);
        }
        ArrayNode list = NODES.arrayNode();
        for (Object each : value instanceof List<?> several ? several : List.of(value)) {
            list.add(leaf(place.leaf(), each));
        }
        return list;
    }

    private static JsonNode leaf(Shape.Leaf leaf, Object value) {
        Optional<String> text = text(value);
        if (text.isEmpty()) {
            return CanonicalJson.MAPPER.valueToTree(value);
        }
        String plain = text.get().strip();
        return switch (leaf) {
            case DECIMAL, WHOLE ->
                NUMBER.matcher(plain).matches() ? NODES.numberNode(new BigDecimal(plain)) : NODES.textNode(plain);
            case FLAG ->
                plain.equals("true") || plain.equals("false")
                        ? NODES.booleanNode(plain.equals("true"))
                        : NODES.textNode(plain);
            case TEXT, DATE, INSTANT -> NODES.textNode(plain);
        };
    }

    /** The text of a single value; empty for a list or an object. */
    static Optional<String> text(Object value) {
        if (value instanceof Double number) {
            return Optional.of(
                    new BigDecimal(number.toString()).stripTrailingZeros().toPlainString());
        }
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? Optional.of(value.toString())
                : Optional.empty();
    }
}
