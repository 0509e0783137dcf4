package io.crossdock.mappings;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Says where two texts part. */
final class FirstDifference {

    private FirstDifference() {}

    static Sample.Difference of(String file, byte[] expected, byte[] actual) {
        List<String> wanted = lines(expected);
        List<String> got = lines(actual);
        int same = 0;
        while (same < Math.min(wanted.size(), got.size()) && wanted.get(same).equals(got.get(same))) {
            same++;
        }
        return new Sample.Difference(file, same + 1L, "expected " + line(wanted, same) + ", is " + line(got, same));
    }

    /** Line ends stay visible; bytes above 127 too, whatever their character set. */
    private static List<String> lines(byte[] text) {
        return List.of(new String(text, StandardCharsets.ISO_8859_1).split("(?<=\n)"));
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size()
                ? "[" + lines.get(index).replace("\r", "\\r").replace("\n", "\\n") + "]"
                : "nothing more";
    }
}
