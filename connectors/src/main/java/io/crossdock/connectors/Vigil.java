package io.crossdock.connectors;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends an exchange whose time is over, or whose thread is told to stop: a thread that waits for a socket looks at neither. One thread,
 * which goes when there is nothing to look after, makes its rounds of all vigils: one begins and ends thousands of times a second, and
 * would wake that thread each time, were it a task of its own.
 */
final class Vigil implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(50);

    /** Forgets what is cancelled: limits of hours would else be remembered for hours after what they were for. */
    static final ScheduledThreadPoolExecutor WATCHMAN = watchman();

    private static final Set<Vigil> KEPT = ConcurrentHashMap.newKeySet();
    private static final AtomicBoolean ROUNDS = new AtomicBoolean();

    private final Runnable end;
    private final Duration limit;
    private final long begun = System.nanoTime();
    private final Thread waiting = Thread.currentThread();

    /** @param end lets the thread that called go on, with a failure */
    Vigil(Runnable end, Duration limit) {
        this.end = end;
        this.limit = limit;
        KEPT.add(this);
        beginRounds();
    }

    private static void beginRounds() {
        if (ROUNDS.compareAndSet(false, true)) {
            WATCHMAN.schedule(Vigil::makeRound, PACE.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** The last one of a quiet time; what began while it ended sees to the next. */
    private static void makeRound() {
        try {
            KEPT.forEach(Vigil::look);
        } finally {
            ROUNDS.set(false);
            if (!KEPT.isEmpty()) {
                beginRounds();
            }
        }
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
        KEPT.remove(this);
    }
}
