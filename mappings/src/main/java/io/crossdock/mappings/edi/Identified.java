package io.crossdock.mappings.edi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A number and the scheme it belongs to. */
public record Identified(String scheme, String value) {

    public static List<Identified> of(Map<String, String> ids) {
        return ids.entrySet().stream()
                .map(id -> new Identified(id.getKey(), id.getValue()))
                .toList();
    }

    /** By scheme; the first of a scheme counts. */
    public static Map<String, String> map(List<Identified> ids) {
        if (ids.size() < 2) {
            return ids.isEmpty()
                    ? Map.of()
                    : Map.of(ids.get(0).scheme(), ids.get(0).value());
        }
        Map<String, String> map = new LinkedHashMap<>();
        ids.forEach(id -> map.putIfAbsent(id.scheme(), id.value()));
        return map;
    }

    /** Whether the scheme is not taken yet, or by the same number. */
    public boolean fits(List<Identified> others) {
        for (int i = 0; i < others.size(); i++) {
            Identified other = others.get(i);
            if (other.scheme().equals(scheme) && !other.value().equals(value)) {
                return false;
            }
        }
        return true;
    }
}
