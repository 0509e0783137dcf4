package io.crossdock.simulators.verdict;

import io.crossdock.simulators.premises.Fact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether a document arrived as it was sent. A receiver may know less of it than the sender, but nothing else. */
final class Likeness {

    private static final Map<String, List<String>> COMPULSORY = Map.of(
            "product", List.of("name"),
            "price", List.of("amount", "currency"),
            "stock", List.of("location", "quantity"),
            "order", List.of("buyer"),
            "sale", List.of("businessDate", "store"),
            "shipment", List.of("order"));
    private static final List<String> COMPULSORY_IN_LINES = List.of("line", "article", "quantity");

    private Likeness() {}

    /** The first difference that matters; none: they are alike. */
    static Optional<String> difference(Fact sent, Fact arrived) {
        Optional<String> head =
                difference(sent.values(), arrived.values(), COMPULSORY.getOrDefault(sent.kind(), List.of()));
        return head.or(() -> differentLines(sent, arrived));
    }

    private static Optional<String> differentLines(Fact sent, Fact arrived) {
        if (sent.lines().size() != arrived.lines().size()) {
            return Optional.of(
                    sent.lines().size() + " lines were sent, " + arrived.lines().size() + " arrived");
        }
        Map<String, Map<String, String>> byNumber = byNumber(arrived);
        return sent.lines().stream()
                .flatMap(line -> {
                    String number = line.getOrDefault("line", "");
                    return difference(line, byNumber.getOrDefault(number, Map.of()), COMPULSORY_IN_LINES)
                            .map(text -> "line " + number + ": " + text)
                            .stream();
                })
                .findFirst();
    }

    private static Map<String, Map<String, String>> byNumber(Fact fact) {
        Map<String, Map<String, String>> lines = new TreeMap<>();
        fact.lines().forEach(line -> lines.put(line.getOrDefault("line", ""), line));
        return lines;
    }

    private static Optional<String> difference(
            Map<String, String> sent, Map<String, String> arrived, List<String> compulsory) {
        return sent.entrySet().stream()
                .filter(value -> arrived.containsKey(value.getKey()) || compulsory.contains(value.getKey()))
                .filter(value -> !value.getValue().equals(arrived.get(value.getKey())))
                .map(value -> "%s was sent as '%s' and arrived as '%s'"
                        .formatted(value.getKey(), value.getValue(), arrived.getOrDefault(value.getKey(), "")))
                .findFirst();
    }
}
