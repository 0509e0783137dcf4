package io.crossdock.mappings.edifact;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A wire without its line ends: a partner's system cut it into lines, wherever these ended. */
final class Unwrapped extends FilterInputStream {

    Unwrapped(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        while (value == '\r' || value == '\n') {
            value = in.read();
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = 0;
        while (count == 0) {
            int read = in.read(bytes, from, length);
            if (read <= 0) {
                return read;
            }
            for (int i = from; i < from + read; i++) {
                if (bytes[i] != '\r' && bytes[i] != '\n') {
                    bytes[from + count++] = bytes[i];
                }
            }
        }
        return count;
    }
}
