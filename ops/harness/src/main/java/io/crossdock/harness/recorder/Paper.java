package io.crossdock.harness.recorder;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A document as its sender made it: an order, or the stock of an article.
 *
 * @param key the order number, or the article
 * @param version rises by one with every document of a key
 * @param quantities one row each; none is like that of another version
 */
public record Paper(Kind kind, String key, long version, List<String> quantities) {

    /** What is sent: each one must arrive, or only the newest of each key. */
    public enum Kind {
        ORDER,
        STOCK
    }

    /** With quantities drawn by chance. */
    static Paper draw(Kind kind, String key, long version, Random random) {
        List<String> quantities = new ArrayList<>();
        int rows = kind == Kind.STOCK ? 1 : 1 + random.nextInt(2);
        for (int row = 0; row < rows; row++) {
            quantities.add(version + "." + (1 + random.nextInt(9)));
        }
        return new Paper(kind, key, version, quantities);
    }

    /** The one of an id, of which nothing else is known. */
    static Paper named(String id) {
        int slash = id.lastIndexOf('/');
        return new Paper(Kind.ORDER, id.substring(0, slash), Long.parseLong(id.substring(slash + 1)), List.of());
    }

    String id() {
        return key + "/" + version;
    }

    /** The rows that its sender writes. */
    List<String> sent() {
        return rows(",", ".");
    }

    /** The rows that a receiver must get: other headings, another separator, a decimal comma. */
    List<String> expected() {
        return rows(";", ",");
    }

    private List<String> rows(String separator, String mark) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < quantities.size(); row++) {
            rows.add(String.join(
                    separator,
                    key,
                    Long.toString(version),
                    article(row),
                    quantities.get(row).replace(".", mark)));
        }
        return rows;
    }

    private String article(int row) {
        return kind == Kind.STOCK ? key : "A-" + row;
    }
}
