package io.crossdock.routes;

import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.model.ProcessorDefinition;

/** Takes all that is sent over a line; a receipt is to come later. */
public final class RelayTarget implements Target {

    @Override
    public Spec connection() {
        return RelaySource.CONNECTION;
    }

    @Override
    public Spec spec() {
        return Spec.of("relay", "Gives the test what is sent.");
    }

    @Override
    public ProcessorDefinition<?> to(ProcessorDefinition<?> route, Settings settings) {
        return route.process(exchange -> exchange.getMessage().setBody(Receipt.delivered()));
    }

    @Override
    public Optional<Duration> awaits(Settings settings) {
        return Optional.of(Duration.ofHours(1));
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return RelaySource.FAILED;
    }

    @Override
    public List<Finding> probe(Settings settings) {
        return List.of();
    }
}
