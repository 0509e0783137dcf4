package io.crossdock.mappings.canonical;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.config.Kind;

/** The JSON Schema (2020-12) of a kind's canonical JSON. A newer minor schema may say more, so what it does not name is allowed. */
public final class JsonSchema {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonSchema() {}

    public static ObjectNode of(Kind kind) {
        ObjectNode schema = NODES.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", kind.word() + " " + Header.SCHEMA);
        schema.setAll(group(Shape.of(kind)));
        ((ObjectNode) schema.get("properties")).putObject("kind").put("const", kind.word());
        return schema;
    }

    private static ObjectNode of(Shape shape) {
        if (shape instanceof Shape.Group group) {
            return group(group);
        }
        if (shape instanceof Shape.Table table) {
            ObjectNode schema = type("object");
            schema.set("additionalProperties", of(table.of()));
            return schema;
        }
        if (shape instanceof Shape.Sequence sequence) {
            ObjectNode schema = type("array");
            schema.set("items", of(sequence.of()));
            return schema;
        }
        return leaf((Shape.Leaf) shape);
    }

    private static ObjectNode group(Shape.Group group) {
        ObjectNode schema = type("object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = NODES.arrayNode();
        for (Shape.Field field : group.fields()) {
            if (field.visible()) {
                properties.set(field.name(), of(field.shape()));
            }
            if (field.mandatory()) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private static ObjectNode leaf(Shape.Leaf leaf) {
        return switch (leaf) {
            case TEXT -> type("string");
            case DECIMAL -> type("number");
            case WHOLE -> type("integer");
            case FLAG -> type("boolean");
            case DATE -> type("string").put("format", "date");
            case INSTANT -> type("string").put("format", "date-time");
        };
    }

    private static ObjectNode type(String name) {
        return NODES.objectNode().put("type", name);
    }
}
