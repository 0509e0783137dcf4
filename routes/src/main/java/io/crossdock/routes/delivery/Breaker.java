package io.crossdock.routes.delivery;

import io.crossdock.config.Problem;
import io.crossdock.connectors.Fault;
import io.crossdock.routes.broker.Unavailable;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The circuit breaker of one channel: open while its partner cannot be reached, closed by the first word from there. */
final class Breaker {

    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

    private final String channel;
    private final Circuits circuits;
    private final InstantSource clock;
    private boolean mayBeOpen = true;

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

    /** @return what keeps the channel from going on before the pause is over */
    Unavailable open(Problem problem, Exception failure) {
        Duration pause = circuits.fail(channel, problem, Fault.pauseIn(failure), clock.instant());
        mayBeOpen = true;
        LOG.warn("channel {} waits {} s: {}", channel, pause.toSeconds(), problem);
        return new Unavailable(problem.toString(), failure, pause);
    }
}
