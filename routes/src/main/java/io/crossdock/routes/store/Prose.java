package io.crossdock.routes.store;

import io.crossdock.config.Problem;
import java.util.regex.Pattern;

/** Texts for persons, which nothing is looked up by. */
public final class Prose {

    /** A quote that is not closed goes to the end: it may hold one. */
    private static final Pattern QUOTED = Pattern.compile("'[^']*('|$)");

    private Prose() {}

    /** A text as a column of some width takes it: its beginning. What must stay distinct is for {@link Digest#fit}. */
    public static String cut(String text, int width) {
        return text.substring(0, Math.min(width, text.length())).replace('\0', '\uFFFD');
    }

    /** A text without what it quotes: what a problem says of a document, it says in quotes. */
    public static String unquoted(String text) {
        return QUOTED.matcher(text).replaceAll("'…'");
    }

    /** The same of a problem's message. */
    public static Problem unquoted(Problem problem) {
        return new Problem(problem.code(), problem.at(), unquoted(problem.message()));
    }
}
