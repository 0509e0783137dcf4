package io.crossdock.connectors;

import io.crossdock.config.Settings;
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
}
