package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where two JSON values differ, as sentences that begin with the place. */
final class Differences {

    private final List<String> found = new ArrayList<>();

    private Differences() {}

    static List<String> between(JsonNode expected, JsonNode actual) {
        Differences differences = new Differences();
        differences.compare("", expected, actual);
        return differences.found;
    }

    private void compare(String path, JsonNode expected, JsonNode actual) {
        if (expected.isObject() && actual.isObject()) {
            compareObjects(path, expected, actual);
        } else if (expected.isArray() && actual.isArray()) {
            compareArrays(path, expected, actual);
        } else if (!expected.equals(actual) && !sameNumber(expected, actual)) {
            found.add(path + ": expected " + shown(expected) + ", is " + shown(actual));
        }
    }

    private void compareObjects(String path, JsonNode expected, JsonNode actual) {
        Set<String> names = new LinkedHashSet<>();
        expected.fieldNames().forEachRemaining(names::add);
        actual.fieldNames().forEachRemaining(names::add);
        names.forEach(name -> compare(path + "/" + name, expected.path(name), actual.path(name)));
    }

    private void compareArrays(String path, JsonNode expected, JsonNode actual) {
        if (expected.size() != actual.size()) {
            found.add((path.isEmpty() ? "/" : path) + ": expected " + Text.count(expected.size(), "entry", "entries")
                    + ", are " + actual.size());
        }
        Iterator<JsonNode> others = actual.iterator();
        int index = 0;
        for (JsonNode each : expected) {
            if (!others.hasNext()) {
                return;
            }
            compare(path + "/" + index, each, others.next());
            index++;
        }
    }

    /** 5 read from a file is an integer, 5 of a document a decimal. Digits count: 5.0 is not 5. */
    private static boolean sameNumber(JsonNode expected, JsonNode actual) {
        return expected.isNumber()
                && actual.isNumber()
                && expected.decimalValue().equals(actual.decimalValue());
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }
}
