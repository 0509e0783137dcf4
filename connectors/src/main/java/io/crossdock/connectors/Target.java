package io.crossdock.connectors;

import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.model.ProcessorDefinition;

/** Continues a Camel route to where documents go. */
public non-sealed interface Target extends Connector {

    /**
     * Takes a {@link Dispatch} as the body and leaves a {@link Receipt}. An exception means that it is unknown to the connector
     * what happened, or that nothing did; {@link #explain} says which problem that is.
     *
     * @param settings the connection's and the channel's, both checked
     */
    ProcessorDefinition<?> to(ProcessorDefinition<?> route, Settings settings);

    /**
     * How long the other side has to say by a request of its own that it got what was sent; it comes as a {@link LateReceipt}. Absent:
     * it says so at once, or never.
     */
    default Optional<Duration> awaits(Settings settings) {
        return Optional.empty();
    }

    /**
     * What speaks against these settings beside the channels that receive through the same connection.
     *
     * @param settings the connection's and the channel's, both checked
     * @param receiving those of each channel that receives
     */
    default Optional<Problem> objection(Settings settings, List<Settings> receiving) {
        return Optional.empty();
    }
}
