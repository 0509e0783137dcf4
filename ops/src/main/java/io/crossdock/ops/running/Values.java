package io.crossdock.ops.running;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.crossdock.mappings.canonical.CanonicalJson;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The texts in a canonical document. */
final class Values {

    private Values() {}

    /**
     * A document with another text wherever one stands.
     *
     * @param times how often it must stand there, so that it is plain which are meant
     * @return empty: it stands there more often, or not as often, or the document cannot be read
     */
    static Optional<String> replaced(byte[] document, String wrong, String right, int times) {
        try {
            JsonNode tree = CanonicalJson.MAPPER.readTree(document);
            return replace(tree, wrong, TextNode.valueOf(right)) == times
                    ? Optional.of(tree.toString())
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** How often that was. */
    private static int replace(JsonNode node, String wrong, TextNode right) {
        int found = 0;
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                if (is(field.getValue(), wrong)) {
                    field.setValue(right);
                    found++;
                } else {
                    found += replace(field.getValue(), wrong, right);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (is(array.get(i), wrong)) {
                    array.set(i, right);
                    found++;
                } else {
                    found += replace(array.get(i), wrong, right);
                }
            }
        }
        return found;
    }

    private static boolean is(JsonNode node, String text) {
        return node.isTextual() && node.asText().equals(text);
    }
}
