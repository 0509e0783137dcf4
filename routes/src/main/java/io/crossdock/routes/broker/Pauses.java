package io.crossdock.routes.broker;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How a worker waits after a fault. */
@FunctionalInterface
public interface Pauses {

    /**
     * Waits that long, or until the worker shall leave.
     *
     * @return whether it shall leave
     */
    boolean pause(Duration length, CountDownLatch leaving) throws InterruptedException;

    /** Waits in real time. */
    static Pauses real() {
        return (length, leaving) -> leaving.await(length.toNanos(), TimeUnit.NANOSECONDS);
    }
}
