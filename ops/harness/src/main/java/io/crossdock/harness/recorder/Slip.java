package io.crossdock.harness.recorder;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A document that was sent with a letter where a number belongs, so that it is kept for a person. Its key is that of no other, so that no
 * later version replaces it.
 *
 * @param ordinal from 0; every second one is rejected
 * @param meant what its sender would have written
 */
record Slip(int ordinal, Paper meant) {

    private static final String LETTER = "x";

    static Slip draw(Paper.Kind kind, String prefix, int ordinal, Random random) {
        return new Slip(ordinal, Paper.draw(kind, prefix + "X" + ordinal, 1, random));
    }

    boolean isRejected() {
        return ordinal % 2 == 1;
    }

    /** The rows that its sender wrote; the last is wrong. */
    List<String> sent() {
        List<String> rows = new ArrayList<>(meant.sent());
        int last = rows.size() - 1;
        rows.set(last, rows.get(last).replaceFirst("[.]([0-9]+)$", LETTER + "$1"));
        return rows;
    }

    /** A text with it, put right. */
    String correct(String text) {
        return text.replace(String.join("\n", sent()), String.join("\n", meant.sent()));
    }
}
