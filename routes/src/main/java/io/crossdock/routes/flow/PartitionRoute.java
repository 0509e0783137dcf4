package io.crossdock.routes.flow;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at regular intervals which partitions there are. */
public final class PartitionRoute extends RouteBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionRoute.class);
    private static final String ID = "partitions";

    private final Runnable look;

    public PartitionRoute(Runnable look) {
        this.look = look;
    }

    @Override
    public void configure() {
        errorHandler(defaultErrorHandler().maximumRedeliveries(0).logExhausted(false));
        onException(Exception.class).handled(true).process(PartitionRoute::tell);
        from("timer:" + ID + "?delay=3000&period=3000").routeId(ID).process(exchange -> look.run());
    }

    /** Without database or broker there is nothing to look at; others say so. */
    private static void tell(Exchange exchange) {
        LOG.debug("no look at the partitions", exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    }
}
