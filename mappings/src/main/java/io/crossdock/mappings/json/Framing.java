package io.crossdock.mappings.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.config.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * How documents stand in a wire.
 *
 * @param pointer where they stand; empty: they are the whole
 * @param array whether a single one is written as an array too
 * @param lines whether each is written on a line of its own
 */
record Framing(String pointer, boolean array, boolean lines) {

    static Framing of(Settings settings) {
        return new Framing(settings.text("documents"), settings.flag("array"), settings.flag("lines"));
    }

    boolean isPointer() {
        return pointer.isEmpty() || pointer.startsWith("/");
    }

    /** The names of the objects around the documents. */
    List<String> way() {
        List<String> names = new ArrayList<>();
        for (JsonPointer at = JsonPointer.compile(pointer); !at.matches(); at = at.tail()) {
            names.add(at.getMatchingProperty());
        }
        return names;
    }

    JsonNode frame(List<JsonNode> documents) {
        JsonNode framed = documents.size() == 1 && !array && pointer.isEmpty()
                ? documents.get(0)
                : new ArrayNode(JsonNodeFactory.instance, documents);
        List<String> way = way();
        for (int i = way.size() - 1; i >= 0; i--) {
            ObjectNode around = JsonNodeFactory.instance.objectNode();
            around.set(way.get(i), framed);
            framed = around;
        }
        return framed;
    }
}
