package io.crossdock.mappings.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A path into a partner's JSON: {@code customer.name}, {@code items[].sku}; or, where names have dots, {@code /customer/first.name}.
 *
 * @param arrays the ways to the arrays of objects passed, each from the one before: {@code items}
 * @param rest the way from the last array, or from the document, to the value
 */
record FieldPath(List<List<String>> arrays, List<String> rest) {

    private static final String EACH = "[]";

    static FieldPath of(String text) {
        List<List<String>> arrays = new ArrayList<>();
        List<String> way = new ArrayList<>();
        words(text).forEach(word -> {
            boolean each = word.endsWith(EACH);
            way.add(each ? word.substring(0, word.length() - EACH.length()) : word);
            if (each) {
                arrays.add(List.copyOf(way));
                way.clear();
            }
        });
        return new FieldPath(arrays, List.copyOf(way));
    }

    private static Stream<String> words(String text) {
        return text.startsWith("/")
                ? Arrays.stream(text.substring(1).split("/"))
                        .map(word -> word.replace("~1", "/").replace("~0", "~"))
                : Arrays.stream(text.split("\\."));
    }

    /** The same in one spelling, as far as the array of that number, from 1. */
    String upTo(int array) {
        return String.join(
                "",
                arrays.subList(0, array).stream()
                        .map(way -> String.join(".", way) + EACH + ".")
                        .toList());
    }

    /** The same in one spelling: {@code items[].sku}. */
    String spelling() {
        return upTo(arrays.size()) + String.join(".", rest);
    }
}
