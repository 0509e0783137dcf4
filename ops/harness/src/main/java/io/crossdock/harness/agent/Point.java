package io.crossdock.harness.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A place in the hub's code where a process can be halted: before or after a durable write, a send, an acknowledgement, a rename or
 * a remote call.
 *
 * @param after after the method has returned; else before it begins
 * @param where {@code under <class>#<method>}, {@code thread <text>}, or empty: always
 */
public record Point(String name, boolean after, String type, String method, String where) {

    private static final String LIST = "/points.csv";

    /** All of them, in the order of a document's journey. */
    public static List<Point> all() {
        try (InputStream in = Objects.requireNonNull(Point.class.getResourceAsStream(LIST), LIST);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(Point::read)
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Point read(String line) {
        String[] cells = line.split(";", -1);
        return new Point(cells[0], cells[1].equals("after"), cells[2], cells[3], cells[4]);
    }
}
