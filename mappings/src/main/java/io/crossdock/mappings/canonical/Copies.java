package io.crossdock.mappings.canonical;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Unmodifiable copies that keep their order; what JSON leaves out is empty. */
final class Copies {

    /** More digits than this, before or after the point, no business figure has; they would only exhaust memory. */
    static final int DIGITS = 100;

    private Copies() {}

    static String of(@Nullable String text) {
        return text == null ? "" : text;
    }

    static <T> T of(@Nullable T value, T fallback) {
        return value == null ? fallback : value;
    }

    static <T> Optional<T> of(@Nullable Optional<T> value) {
        return value == null ? Optional.empty() : value;
    }

    static <V> Map<String, V> of(@Nullable Map<String, V> map) {
        if (map == null || map.isEmpty()) {
            return Map.of();
        }
        return single(map) ? Map.copyOf(map) : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Whether there is one entry, which needs no order: most documents have one number of each article and party. */
    private static <V> boolean single(Map<String, V> map) {
        if (map.size() > 1) {
            return false;
        }
        Map.Entry<String, V> only = map.entrySet().iterator().next();
        return only.getKey() != null && only.getValue() != null;
    }

    static <T> List<T> of(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** A decimal without exponent: 1E+3 is 1000, and 12.50 stays 12.50. */
    static BigDecimal plain(@Nullable BigDecimal value, String what) {
        if (value == null) {
            throw new IllegalArgumentException(what + " is missing");
        }
        if (!fits(value)) {
            throw new IllegalArgumentException(what + " has more than " + DIGITS + " digits");
        }
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    static Optional<BigDecimal> plain(@Nullable Optional<BigDecimal> value, String what) {
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal plain = plain(value.get(), what);
        return plain == value.get() ? value : Optional.of(plain);
    }

    static Map<String, BigDecimal> plain(@Nullable Map<String, BigDecimal> values) {
        Map<String, BigDecimal> plain = new LinkedHashMap<>();
        of(values).forEach((key, value) -> plain.put(key, plain(value, key)));
        return of(plain);
    }

    static boolean fits(BigDecimal value) {
        return Math.abs((long) value.scale()) <= DIGITS && value.precision() <= DIGITS;
    }
}
