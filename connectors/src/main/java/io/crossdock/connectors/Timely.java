package io.crossdock.connectors;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A stream that must be read to its end in time: then it is closed, and whoever waits for it goes on with a failure. */
public final class Timely extends FilterInputStream {

    private final String tooLate;
    private final ScheduledFuture<?> end;
    private volatile boolean late;

    /**
     * @param in whose closing from another thread ends a read
     * @param left what is left of the limit
     * @param tooLate what to say then
     */
    public Timely(InputStream in, Duration left, String tooLate) {
        super(in);
        this.tooLate = tooLate;
        this.end = Vigil.WATCHMAN.schedule(this::cut, Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
    }

    private void cut() {
        late = true;
        try {
            in.close();
        } catch (IOException broken) {
            // who reads hears of it
        }
    }

    /** Reads. */
    @FunctionalInterface
    private interface Reading {
        int read() throws IOException;
    }

    private int inTime(Reading reading) throws IOException {
        try {
            int read = reading.read();
            if (!late) {
                return read;
            }
        } catch (IOException failure) {
            if (!late) {
                throw failure;
            }
        }
        throw new SocketTimeoutException(tooLate);
    }

    @Override
    public int read() throws IOException {
        return inTime(super::read);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        return inTime(() -> super.read(into, from, length));
    }

    @Override
    public void close() throws IOException {
        end.cancel(false);
        super.close();
    }
}
