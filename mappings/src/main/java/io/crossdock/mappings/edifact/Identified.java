package io.crossdock.mappings.edifact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A number and the scheme it belongs to. */
record Identified(String scheme, String value) {

    static List<Identified> of(Map<String, String> ids) {
        return ids.entrySet().stream()
                .map(id -> new Identified(id.getKey(), id.getValue()))
                .toList();
    }

    /** By scheme; the first of a scheme counts. */
    static Map<String, String> map(List<Identified> ids) {
        Map<String, String> map = new LinkedHashMap<>();
        ids.forEach(id -> map.putIfAbsent(id.scheme(), id.value()));
        return map;
    }

    /** Whether the scheme is not taken yet, or by the same number. */
    boolean fits(List<Identified> others) {
        for (Identified other : others) {
            if (other.scheme().equals(scheme) && !other.value().equals(value)) {
                return false;
            }
        }
        return true;
    }
}
