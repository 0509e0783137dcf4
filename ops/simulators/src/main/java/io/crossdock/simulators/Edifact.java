package io.crossdock.simulators;

import io.crossdock.simulators.premises.Fact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** As much EDIFACT as the partners need: what they write into an interchange, and what they read out of one. */
final class Edifact {

    private Edifact() {}

    /** Text in which separators lose their meaning. */
    static String escape(String text) {
        return text.replaceAll("([?+:'])", "?$1");
    }

    /** The orders of an interchange with the usual separators in ISO 8859-1. */
    static List<Fact> orders(byte[] bytes) {
        List<Fact> orders = new ArrayList<>();
        Reading reading = new Reading();
        for (String segment : split(new String(bytes, StandardCharsets.ISO_8859_1), '\'')) {
            List<List<String>> elements = split(segment.strip(), '+').stream()
                    .map(element -> split(element, ':'))
                    .toList();
            if (part(elements, 0, 0).equals("UNT")) {
                orders.add(reading.order());
                reading = new Reading();
            } else {
                reading.take(elements);
            }
        }
        return orders;
    }

    /** Collects one message. */
    private static final class Reading {
        private String number = "";
        private String date = "";
        private String buyer = "";
        private final List<Map<String, String>> lines = new ArrayList<>();

        void take(List<List<String>> segment) {
            switch (part(segment, 0, 0)) {
                case "BGM" -> number = part(segment, 2, 0);
                case "DTM" -> date = part(segment, 1, 0).equals("137") ? dashed(part(segment, 1, 1)) : date;
                case "NAD" -> buyer = part(segment, 1, 0).equals("BY") ? part(segment, 2, 0) : buyer;
                case "LIN" -> begin(segment);
                case "PIA" -> article(segment);
                case "QTY" -> lastLine("21", segment, "quantity");
                case "PRI" -> lastLine("AAA", segment, "price");
                default -> {}
            }
        }

        private void begin(List<List<String>> lin) {
            lines.add(new HashMap<>(Map.of("line", part(lin, 1, 0))));
            if (part(lin, 3, 1).equals("SA")) {
                lastLine().put("article", part(lin, 3, 0));
            }
        }

        /** The supplier's own article number, wherever among the five of a PIA it stands. */
        private void article(List<List<String>> pia) {
            for (List<String> id : pia.subList(Math.min(2, pia.size()), pia.size())) {
                if (id.size() > 1 && id.get(1).equals("SA")) {
                    lastLine().put("article", unescaped(id.get(0)));
                }
            }
        }

        private void lastLine(String qualifier, List<List<String>> segment, String name) {
            if (part(segment, 1, 0).equals(qualifier) && !lines.isEmpty()) {
                lastLine().put(name, Fact.plain(part(segment, 1, 1)));
            }
        }

        private Map<String, String> lastLine() {
            return lines.get(lines.size() - 1);
        }

        Fact order() {
            Fact order = Fact.of("order", number).with("buyer", buyer).with("date", date);
            for (Map<String, String> line : lines) {
                order = order.line(line);
            }
            return order;
        }

        private static String dashed(String date) {
            return date.length() < 8
                    ? date
                    : date.substring(0, 4) + "-" + date.substring(4, 6) + "-" + date.substring(6, 8);
        }
    }

    private static String part(List<List<String>> segment, int element, int component) {
        return element < segment.size() && component < segment.get(element).size()
                ? unescaped(segment.get(element).get(component))
                : "";
    }

    private static String unescaped(String text) {
        return text.replaceAll("\\?(.)", "$1");
    }

    /** Splits at a separator that no release character precedes. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '?' && at + 1 < text.length()) {
                part.append(letter).append(text.charAt(++at));
            } else if (letter == separator) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(letter);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
