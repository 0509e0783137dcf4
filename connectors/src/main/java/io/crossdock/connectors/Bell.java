package io.crossdock.connectors;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes who sleeps until the next look; a ring that nobody slept through is heard when the next light sleep begins. */
public final class Bell {

    private final Semaphore rings = new Semaphore(0);
    private final Semaphore never = new Semaphore(0);
    private volatile boolean heard = true;

    public void ring() {
        if (rings.availablePermits() == 0) {
            rings.release();
        }
    }

    /** Whether anybody still sleeps by it. */
    public boolean isHeard() {
        return heard;
    }

    void hang(boolean up) {
        heard = up;
    }

    /** Whether it rang before the time was over. */
    public boolean sleep(Duration longest) throws InterruptedException {
        boolean rang = rings.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        rings.drainPermits();
        return rang;
    }

    /** However often it rings. */
    @SuppressWarnings("ResultOfMethodCallIgnored") // nobody releases it
    void sleepOn(Duration length) throws InterruptedException {
        never.tryAcquire(length.toMillis(), TimeUnit.MILLISECONDS);
    }
}
