package io.crossdock.config;

/**
 * A place in a text that a person can go to.
 *
 * @param source the file or transmission, as its owner knows it
 * @param line the line, from 1; 0 where lines mean nothing
 * @param column the column, from 1; 0 where unknown
 * @param path the place in the source's own terms ({@code message 2, segment 14 QTY, element 6060}; {@code format.csv.columns});
 *     empty where the whole source is meant
 */
public record Location(String source, long line, long column, String path) {

    public static Location of(String source) {
        return new Location(source, 0, 0, "");
    }

    public static Location path(String source, String path) {
        return new Location(source, 0, 0, path);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(source);
        if (line > 0) {
            text.append(':').append(line);
        }
        if (line > 0 && column > 0) {
            text.append(':').append(column);
        }
        return path.isEmpty()
                ? text.toString()
                : text.append(" (").append(path).append(')').toString();
    }
}
