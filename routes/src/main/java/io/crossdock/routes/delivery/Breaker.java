package io.crossdock.routes.delivery;

import io.crossdock.config.Problem;
import io.crossdock.connectors.Fault;
import io.crossdock.routes.broker.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The circuit breaker of one channel: open while its partner cannot be reached, closed by the first word from there. The channel's
 * worker opens and closes it; whoever wakes the worker asks it.
 */
final class Breaker {

    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

    private final String channel;
    private final Circuits circuits;
    private final InstantSource clock;
    private boolean mayBeOpen = true;
    private final AtomicBoolean ignored = new AtomicBoolean(true);
    private volatile Instant rests = Instant.MIN;

    Breaker(String channel, Circuits circuits, InstantSource clock) {
        this.channel = channel;
        this.circuits = circuits;
        this.clock = clock;
    }

    /** The last failure may have been on another node. */
    void doubt() {
        mayBeOpen = true;
    }

    void close() {
        if (mayBeOpen) {
            circuits.close(channel);
            mayBeOpen = false;
        }
    }

    /** Whether the last try was one in vain, and it is too early for the next. */
    boolean rests() {
        return clock.instant().isBefore(rests);
    }

    /** The worker was woken and did nothing, or not all: it is to be woken again after the rest. */
    void ignore() {
        ignored.set(true);
    }

    /** Whether wake-ups came to nothing since this was asked last, as those that a crash took. */
    boolean ignored() {
        return ignored.getAndSet(false);
    }

    /** @return what keeps the channel from going on before the pause is over */
    Unavailable open(Problem problem, Exception failure) {
        Instant now = clock.instant();
        Duration pause = circuits.fail(channel, problem, Fault.pauseIn(failure), now);
        mayBeOpen = true;
        rests = now.plus(pause);
        LOG.warn("channel {} waits {} s: {}", channel, pause.toSeconds(), problem);
        return new Unavailable(problem.toString(), failure, pause);
    }
}
