package io.crossdock.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The system's clock, put forward by hand: a demo need not wait for the evening. */
public final class MovableClock implements InstantSource {

    private final InstantSource source;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    public MovableClock(InstantSource source) {
        this.source = source;
    }

    @Override
    public Instant instant() {
        return source.instant().plus(ahead.get());
    }

    /** Puts it forward; a clock never goes back. */
    public Instant advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("a clock never goes back: " + by);
        }
        ahead.accumulateAndGet(by, Duration::plus);
        return instant();
    }
}
