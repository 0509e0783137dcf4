package io.crossdock.mappings.edi;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * Takes the line ends away from a wire that somebody cut into lines of one length, wherever that fell: in the middle of tags and
 * values. Such a wire has no lines that mean anything, and is read as one.
 */
public final class Unfolding extends FilterInputStream {

    private static final int AHEAD = 1024;
    private static final int NARROWEST = 20;

    private Unfolding(InputStream in) {
        super(in);
    }

    /** The wire itself, where it is not folded. */
    public static InputStream of(InputStream wire) throws IOException {
        PushbackInputStream in = new PushbackInputStream(wire, AHEAD);
        byte[] ahead = in.readNBytes(AHEAD);
        in.unread(ahead);
        return folded(ahead) ? new Unfolding(in) : in;
    }

    /** Whether all lines have one length, and some end with a letter or a digit, which terminates nothing. */
    private static boolean folded(byte[] ahead) {
        int width = 0;
        int start = 0;
        boolean cut = false;
        for (int i = 0; i < ahead.length; i++) {
            if (ahead[i] != '\n' && ahead[i] != '\r') {
                continue;
            }
            int length = i - start;
            if (width == 0) {
                width = length;
            } else if (length > width || length < width && rest(ahead, i) > 0) {
                return false;
            }
            cut |= i > 0 && Character.isLetterOrDigit(ahead[i - 1]);
            i += ahead[i] == '\r' && i + 1 < ahead.length && ahead[i + 1] == '\n' ? 1 : 0;
            start = i + 1;
        }
        return width >= NARROWEST && cut;
    }

    /** How many bytes other than line ends follow. */
    private static int rest(byte[] ahead, int from) {
        int rest = 0;
        for (int i = from; i < ahead.length; i++) {
            rest += ahead[i] == '\n' || ahead[i] == '\r' ? 0 : 1;
        }
        return rest;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        while (value == '\n' || value == '\r') {
            value = super.read();
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        int kept = compact(bytes, offset, read);
        while (read > 0 && kept == 0) {
            read = super.read(bytes, offset, length);
            kept = compact(bytes, offset, read);
        }
        return read < 0 ? read : kept;
    }

    private static int compact(byte[] bytes, int offset, int read) {
        int kept = 0;
        for (int i = offset; i < offset + read; i++) {
            if (bytes[i] != '\n' && bytes[i] != '\r') {
                bytes[offset + kept++] = bytes[i];
            }
        }
        return kept;
    }
}
