package io.crossdock.mappings.canonical;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Unmodifiable copies that keep their order; what JSON leaves out is empty. */
final class Copies {

    private Copies() {}

    static String of(@Nullable String text) {
        return text == null ? "" : text;
    }

    static <V> Map<String, V> of(@Nullable Map<String, V> map) {
        return map == null || map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    static <T> List<T> of(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
