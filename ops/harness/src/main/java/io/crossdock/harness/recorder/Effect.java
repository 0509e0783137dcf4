package io.crossdock.harness.recorder;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a receiver got at once.
 *
 * @param name the file's name, or the request's idempotency key: what tells a repetition
 */
record Effect(String name, byte[] bytes) {

    /** The rows of each document in it, by its id, in their order. */
    Map<String, List<String>> documents() {
        Map<String, List<String>> documents = new LinkedHashMap<>();
        new String(bytes, StandardCharsets.UTF_8).lines().skip(1).forEach(row -> documents
                .computeIfAbsent(id(row), id -> new java.util.ArrayList<>())
                .add(row));
        return documents;
    }

    private static String id(String row) {
        String[] cells = row.split(";", -1);
        return cells.length < 2 ? row : cells[0] + "/" + cells[1];
    }
}
