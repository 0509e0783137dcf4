package io.crossdock.mappings.json;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.layout.Layout;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The partner's fields that the channel names, whether it wants them or not, in one spelling. */
record Names(Set<String> known) {

    private static final Problem.Code CLASH = Problem.Code.setup(
            "JSON-FIELD-CLASH", "Name a field or the fields below it; the same field cannot be both.");

    static Names of(Map<String, String> fields) {
        return new Names(fields.keySet().stream()
                .map(name -> FieldPath.of(name).spelling())
                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean has(String spelling) {
        return known.contains(spelling);
    }

    static List<Problem> clashes(Map<String, String> fields, Location at) {
        Names names = of(fields);
        return names.known().stream()
                .sorted()
                .filter(name -> names.known().stream()
                        .anyMatch(other -> other.startsWith(name + ".") || other.startsWith(name + "[]")))
                .map(name -> CLASH.at(Layout.within(at, "fields." + name), "'" + name + "' has fields below it"))
                .toList();
    }
}
