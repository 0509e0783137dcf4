package io.crossdock.mappings.edi;

import java.nio.charset.Charset;

/** Parts as text. */
public final class Texts {

    private Texts() {}

    /** The part with release characters taken away; a blank as release character means there is none. */
    public static String text(Segments segments, int part, byte release, Charset charset) {
        byte[] bytes = segments.bytes();
        int from = segments.offset(part);
        int length = segments.length(part);
        if (release != ' ') {
            for (int i = from; i < from + length; i++) {
                if (bytes[i] == release) {
                    return released(bytes, from, length, release, charset);
                }
            }
        }
        return new String(bytes, from, length, charset);
    }

    private static String released(byte[] bytes, int from, int length, byte release, Charset charset) {
        byte[] plain = new byte[length];
        int size = 0;
        for (int i = from; i < from + length; i++) {
            if (bytes[i] == release && i + 1 < from + length) {
                i++;
            }
            plain[size++] = bytes[i];
        }
        return new String(plain, 0, size, charset);
    }

    /** A code for a message to people: short, and without control characters. */
    public static String shown(String code) {
        String plain = code.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= 12 ? plain : plain.substring(0, 12) + "...";
    }
}
