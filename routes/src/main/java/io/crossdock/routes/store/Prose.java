package io.crossdock.routes.store;

/** Texts for persons, which nothing is looked up by. */
public final class Prose {

    private Prose() {}

    /** A text as a column of some width takes it: its beginning. What must stay distinct is for {@link Digest#fit}. */
    public static String cut(String text, int width) {
        return text.substring(0, Math.min(width, text.length())).replace('\0', '\uFFFD');
    }
}
