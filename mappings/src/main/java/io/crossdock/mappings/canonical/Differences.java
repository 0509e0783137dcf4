package io.crossdock.mappings.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In which places two documents say something else. */
public final class Differences {

    private static final int LONGEST = 200;

    private Differences() {}

    /**
     * A place with another value.
     *
     * @param path of names and places in lists: {@code lines[0].quantity.value}
     * @param was empty: it was not there
     * @param would empty: it is there no more
     */
    public record Difference(String path, String was, String would) {}

    /** All of them, in the order of the canonical form. */
    public static List<Difference> between(Document was, Document would) {
        Map<String, String> before = values(was);
        Map<String, String> after = values(would);
        Set<String> paths = new LinkedHashSet<>(before.keySet());
        paths.addAll(after.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String path : paths) {
            String one = before.getOrDefault(path, "");
            String other = after.getOrDefault(path, "");
            if (!one.equals(other)) {
                differences.add(new Difference(path, cut(one), cut(other)));
            }
        }
        return differences;
    }

    private static Map<String, String> values(Document document) {
        Map<String, String> values = new LinkedHashMap<>();
        collect(CanonicalJson.tree(document), "", values);
        return values;
    }

    private static void collect(JsonNode node, String path, Map<String, String> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> collect(
                            entry.getValue(), path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), values));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), path + "[" + i + "]", values);
            }
        } else {
            values.put(path, node.asText());
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
