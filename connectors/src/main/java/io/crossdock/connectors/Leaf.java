package io.crossdock.connectors;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** File names without a path. A name that comes from outside is data and never says where something is kept. */
public final class Leaf {

    private static final int LONGEST = 200;
    private static final String NAMELESS = "unnamed";

    private Leaf() {}

    /** The last part of a name, with either slash; control characters and wildcards become {@code _}; what is left of nothing is {@code unnamed}. */
    public static String of(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cntrl}*?]", "_").strip();
        String kept = clean.length() > LONGEST ? clean.substring(clean.length() - LONGEST) : clean;
        return kept.isEmpty() || kept.matches("\\.+") ? NAMELESS : kept;
    }

    /** Whether a name can be used as it is. */
    public static boolean is(String name) {
        return of(name).equals(name);
    }

    /** The name to write under until all bytes are there: hidden by its dot, and the same at every attempt. */
    public static String unfinished(String name) {
        return "." + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)) + ".part";
    }
}
