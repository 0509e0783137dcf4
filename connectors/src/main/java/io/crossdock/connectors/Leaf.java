package io.crossdock.connectors;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** File names without a path. A name that comes from outside is data and never says where something is kept. */
public final class Leaf {

    /** In bytes of UTF-8: file systems take 255, and an archive may add a number. */
    private static final int LONGEST = 200;

    /** What has a meaning of its own to a terminal, to a file system, or to who reads the name (UAX 9). */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}*?:<>|\"]");

    /** The devices of Windows, which is what a file of such a name would be there, whatever its ending. */
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\u00b9\u00b2\u00b3]) *(\\..*)?");

    private static final String NAMELESS = "unnamed";

    private Leaf() {}

    /**
     * The last part of a name, with either slash, as any system can keep it: what is no character of a name becomes {@code _}; a
     * device gets one in front; what is left of nothing is {@code unnamed}.
     */
    public static String of(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String kept = end(UNPRINTABLE.matcher(last).replaceAll("_").strip()).replaceFirst("[. ]+$", "");
        if (kept.isEmpty()) {
            return NAMELESS;
        }
        return DEVICE.matcher(kept).matches() ? "_" + kept : kept;
    }

    /** The end of a text that is too long, cut between two characters. */
    private static String end(String text) {
        int from = text.length();
        int bytes = 0;
        while (from > 0) {
            int point = text.codePointBefore(from);
            bytes += Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LONGEST) {
                return text.substring(from);
            }
            from -= Character.charCount(point);
        }
        return text;
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
