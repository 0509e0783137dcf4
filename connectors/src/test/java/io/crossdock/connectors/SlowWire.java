package io.crossdock.connectors;

import io.crossdock.config.Wire;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** Zeros that come slowly: all of them in half a minute. */
public final class SlowWire implements Wire {

    private static final int PARTS = 3_000;
    private static final long PAUSE = 10_000_000;

    private final String name;
    private volatile boolean ended;

    public SlowWire(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public InputStream open() {
        return new Slow();
    }

    /** Whether somebody has read all of it. */
    public boolean wasReadToItsEnd() {
        return ended;
    }

    private final class Slow extends InputStream {

        private int left = PARTS;

        @Override
        public int read() {
            return read(new byte[1], 0, 1) < 0 ? -1 : 0;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left-- <= 0) {
                ended = true;
                return -1;
            }
            LockSupport.parkNanos(PAUSE);
            int part = Math.min(length, 1024);
            Arrays.fill(into, from, from + part, (byte) 0);
            return part;
        }
    }
}
