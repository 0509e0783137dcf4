package io.crossdock.connectors;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends an exchange whose time is over, or whose thread is told to stop: a thread that waits for a socket looks at neither. One thread,
 * which goes when there is nothing to look after, keeps all vigils.
 */
final class Vigil implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(50);

    /** Forgets what is cancelled: limits of hours would else be remembered for hours after what they were for. */
    static final ScheduledThreadPoolExecutor WATCHMAN = watchman();

    private final Runnable end;
    private final Duration limit;
    private final long begun = System.nanoTime();
    private final Thread waiting = Thread.currentThread();
    private final ScheduledFuture<?> rounds;

    /** @param end lets the thread that called go on, with a failure */
    Vigil(Runnable end, Duration limit) {
        this.end = end;
        this.limit = limit;
        long first = Math.min(PACE.toNanos(), limit.toNanos());
        this.rounds = WATCHMAN.scheduleWithFixedDelay(this::look, first, PACE.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static ScheduledThreadPoolExecutor watchman() {
        ScheduledThreadPoolExecutor watchman = new ScheduledThreadPoolExecutor(1, rounds -> {
            Thread thread = new Thread(rounds, "vigil");
            thread.setDaemon(true);
            return thread;
        });
        watchman.setRemoveOnCancelPolicy(true);
        watchman.setKeepAliveTime(10, TimeUnit.SECONDS);
        watchman.allowCoreThreadTimeOut(true);
        return watchman;
    }

    private void look() {
        if (isOver() || waiting.isInterrupted()) {
            end.run();
        }
    }

    private boolean isOver() {
        return System.nanoTime() - begun >= limit.toNanos();
    }

    /** What a failure of the exchange is, seen from here. */
    IOException told(IOException failure) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("told to stop while it waited for an answer");
        }
        return isOver() ? new SocketTimeoutException("no whole answer within " + limit) : failure;
    }

    @Override
    public void close() {
        rounds.cancel(false);
    }
}
