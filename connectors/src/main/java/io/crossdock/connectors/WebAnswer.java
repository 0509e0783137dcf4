package io.crossdock.connectors;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came back, but for its body: that goes where whoever asks wants to have it.
 *
 * @param headers the values of each name, whatever its capitals
 */
public record WebAnswer(int status, Map<String, List<String>> headers) {

    public WebAnswer {
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        headers = Collections.unmodifiableMap(all);
    }

    /** The first value. */
    public Optional<String> header(String name) {
        return all(name).stream().findFirst();
    }

    public List<String> all(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** Whether the body is compressed (RFC 1952). */
    public boolean isZipped() {
        return header("Content-Encoding").filter("gzip"::equalsIgnoreCase).isPresent();
    }
}
