package io.crossdock.connectors;

import java.net.URI;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A request, made step by step: each step gives another one.
 *
 * @param headers each name once, whatever its capitals
 */
public record WebRequest(String method, URI uri, Map<String, String> headers, Optional<Payload> body) {

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t -~\\xA0-\\xFF]*");

    /** They are about the connection, and whoever holds that writes them. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

    public WebRequest {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        headers = Collections.unmodifiableMap(all);
    }

    public static WebRequest of(String method, URI uri) {
        return new WebRequest(method, uri, Map.of(), Optional.empty());
    }

    /**
     * With a header, in the place of an earlier one of its name.
     *
     * @throws IllegalArgumentException where it cannot be sent: more than one line, letters beyond Latin-1, a header of the connection
     */
    public WebRequest header(String name, String value) {
        return headers(Map.of(name, value));
    }

    /** With each of these headers, as {@link #header} has it. */
    public WebRequest headers(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        more.forEach((name, value) -> all.put(sendable(name, value), value));
        return new WebRequest(method, uri, all, body);
    }

    private static String sendable(String name, String value) {
        if (!NAME.matcher(name).matches()
                || !VALUE.matcher(value).matches()
                || OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the header '" + name + "' or its value cannot be sent");
        }
        return name;
    }

    public WebRequest carrying(Payload payload) {
        return new WebRequest(method, uri, headers, Optional.of(payload));
    }
}
