package io.crossdock.mappings.json;

import io.crossdock.config.Checked;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.canonical.Place;
import io.crossdock.mappings.layout.Field;
import io.crossdock.mappings.layout.Layout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a layout, arranged as the partner's JSON is.
 *
 * @param values the values of this object
 * @param repeats its arrays of objects
 */
record Tree(List<Value> values, List<Repeat> repeats) {

    private static final Problem.Code ARRAYS = Problem.Code.setup(
            "JSON-ARRAYS",
            "Let the [] of the field stand for the repeating groups of the canonical path, one for one.");

    record Value(List<String> way, Field field) {}

    /**
     * An array of objects.
     *
     * @param place any place within
     * @param depth which of its repeating groups an element of the array is, from 0
     */
    record Repeat(List<String> way, Place place, int depth, Tree element) {}

    static Checked<Tree> of(Layout layout, Location at) {
        List<Problem> problems = new ArrayList<>();
        Map<String, String> arrays = new HashMap<>();
        for (Field field : layout.fields()) {
            FieldPath path = FieldPath.of(field.name());
            int groups = field.place().repeats().size();
            int surplus = groups - path.arrays().size();
            if (surplus < 0 || path.rest().isEmpty()) {
                problems.add(ARRAYS.at(
                        Layout.within(at, "fields." + field.name()),
                        "'" + field.place() + "' repeats " + groups + " times, and names a value below its last []"));
                continue;
            }
            for (int i = 0; i < path.arrays().size(); i++) {
                String group = field.place().repeats().get(surplus + i);
                String array = path.upTo(i + 1);
                String other = arrays.putIfAbsent(group, array);
                if (other != null && !other.equals(array)) {
                    problems.add(ARRAYS.at(
                            Layout.within(at, "fields." + field.name()),
                            "'" + group + "' is read from '" + other + "' already"));
                }
            }
        }
        return problems.isEmpty() ? Checked.sound(of(layout.fields(), 0)) : new Checked.Faulty<>(problems);
    }

    /** @param passed how many arrays lead here */
    private static Tree of(List<Field> fields, int passed) {
        List<Value> values = new ArrayList<>();
        Map<List<String>, List<Field>> inner = new LinkedHashMap<>();
        for (Field field : fields) {
            FieldPath path = FieldPath.of(field.name());
            if (path.arrays().size() == passed) {
                values.add(new Value(path.rest(), field));
            } else {
                inner.computeIfAbsent(path.arrays().get(passed), way -> new ArrayList<>())
                        .add(field);
            }
        }
        List<Repeat> repeats = new ArrayList<>();
        inner.forEach((way, below) -> repeats.add(repeat(way, below, passed)));
        return new Tree(values, repeats);
    }

    private static Repeat repeat(List<String> way, List<Field> below, int passed) {
        Field any = below.get(0);
        int surplus =
                any.place().repeats().size() - FieldPath.of(any.name()).arrays().size();
        return new Repeat(way, any.place(), surplus + passed, of(below, passed + 1));
    }
}
