package io.crossdock.mappings.layout;

import io.crossdock.mappings.canonical.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One value of a layout.
 *
 * @param name what the partner calls it: a column's heading, a path
 * @param codes the partner's codes to ours; empty: taken as they are
 * @param companions constants that hold only where this value is present
 */
public record Field(String name, Place place, Map<String, String> codes, List<Layout.Constant> companions) {

    public Field {
        companions = List.copyOf(companions);
    }

    Optional<Object> read(String text, Notation notation) {
        if (!place.isList()) {
            return one(text, notation);
        }
        return read(List.of(text.split(Pattern.quote(notation.listMark()))), notation);
    }

    Optional<Object> read(List<String> parts, Notation notation) {
        List<Object> values = new ArrayList<>();
        for (String part : parts) {
            Optional<Object> value = one(part.strip(), notation);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.orElseThrow());
        }
        return Optional.of(values);
    }

    private Optional<Object> one(String text, Notation notation) {
        if (codes.isEmpty()) {
            return notation.read(place.leaf(), text);
        }
        return Optional.ofNullable(codes.get(text)).flatMap(ours -> notation.read(place.leaf(), ours));
    }

    String expected(Notation notation) {
        return codes.isEmpty() ? notation.expected(place.leaf()) : "one of " + String.join(", ", codes.keySet());
    }

    /** Our value as the partner codes it; the first code wins where several mean the same. */
    Optional<String> toPartner(String ours) {
        if (codes.isEmpty()) {
            return Optional.of(ours);
        }
        return codes.entrySet().stream()
                .filter(code -> code.getValue().equals(ours))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    static Map<String, String> codes(Map<?, ?> table) {
        Map<String, String> codes = new LinkedHashMap<>();
        table.forEach((theirs, ours) -> codes.put((String) theirs, (String) ours));
        return codes;
    }
}
