package io.crossdock.config.reference;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes maps, lists, texts, numbers and flags as indented JSON. */
final class Json {

    private Json() {}

    static String text(Map<String, ?> object) {
        return value(object, "\n") + "\n";
    }

    private static String value(Object value, String line) {
        String inner = line + "  ";
        if (value instanceof Map<?, ?> map) {
            return block(
                    "{",
                    "}",
                    line,
                    map.isEmpty(),
                    map.entrySet().stream()
                            .map(entry ->
                                    quoted(String.valueOf(entry.getKey())) + ": " + value(entry.getValue(), inner))
                            .collect(Collectors.joining("," + inner)));
        }
        if (value instanceof List<?> list) {
            return block(
                    "[",
                    "]",
                    line,
                    list.isEmpty(),
                    list.stream().map(item -> value(item, inner)).collect(Collectors.joining("," + inner)));
        }
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    private static String block(String open, String close, String line, boolean empty, String content) {
        return empty ? open + close : open + line + "  " + content + line + close;
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(letter -> {
            if (letter == '"' || letter == '\\') {
                json.append('\\').append((char) letter);
            } else if (letter < ' ') {
                json.append(String.format("\\u%04x", letter));
            } else {
                json.append((char) letter);
            }
        });
        return json.append('"').toString();
    }
}
