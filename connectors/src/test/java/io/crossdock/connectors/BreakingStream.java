package io.crossdock.connectors;

import java.io.IOException;
import java.io.InputStream;

/** Zeros that end in a failure. */
final class BreakingStream extends InputStream {

    private int left;

    BreakingStream(int bytes) {
        left = bytes;
    }

    @Override
    public int read() throws IOException {
        if (left-- <= 0) {
            throw new IOException("the store broke off");
        }
        return 0;
    }
}
