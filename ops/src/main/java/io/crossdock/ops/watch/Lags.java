package io.crossdock.ops.watch;

import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.witness.Passage;
import io.crossdock.routes.witness.Witness;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** How long documents take, from when the hub was given them until their receiver confirmed them; of this node, since it started. */
final class Lags implements Witness {

    private static final Duration[] BOUNDS = Stream.of(
                    "PT0.1S", "PT0.5S", "PT1S", "PT2S", "PT5S", "PT10S", "PT30S", "PT1M", "PT5M", "PT15M", "PT1H",
                    "PT4H", "PT24H")
            .map(Duration::parse)
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    Lags(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void saw(Passage passage) {
        Optional<Duration> lag = passage.received().map(received -> Duration.between(received, passage.ended()));
        if (passage.stage() == Stage.DELIVERY && passage.state() == State.DELIVERED && lag.isPresent()) {
            timers.computeIfAbsent(passage.channel(), this::timer).record(lag.get());
        }
    }

    private Timer timer(String channel) {
        return Timer.builder("crossdock.lag")
                .description("From when the hub was given a document until its receiver confirmed it")
                .tag("channel", channel)
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }
}
