package io.crossdock.connectors;

import io.crossdock.config.Settings;
import io.crossdock.config.When;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;

/** Begins a Camel route that brings transmissions, one an exchange, once per inbox. */
public non-sealed interface Source extends Connector {

    /**
     * Begins the route. When it continues, the body is an {@link Arrival}, or a {@link LateReceipt} for what was sent through the
     * same connection, and no header that came from outside is left. The
     * transmission is acknowledged (moved, answered) only after the exchange has completed without exception, and given back
     * (left where it is, answered with a failure) after one.
     *
     * @param settings the connection's and the channel's, both checked
     * @param bookmark where this source left off, should it need to know
     */
    RouteDefinition from(RouteBuilder routes, Settings settings, When when, Bookmark bookmark);

    /**
     * Whether partners come to us, as to a server: then every node serves them. Otherwise the hub goes and looks, and one node at a
     * time does.
     */
    default boolean isServer(Settings settings) {
        return false;
    }

    /** Ends the route: tells the partner the {@link Answer} that is now the body. Without an answer of its own: nothing. */
    default void answer(ProcessorDefinition<?> route) {}
}
