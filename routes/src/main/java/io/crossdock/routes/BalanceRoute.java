package io.crossdock.routes;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the balances at regular intervals. */
final class BalanceRoute extends RouteBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(BalanceRoute.class);
    private static final String ID = "balance";

    private final Runnable look;

    BalanceRoute(Runnable look) {
        this.look = look;
    }

    @Override
    public void configure() {
        errorHandler(defaultErrorHandler().maximumRedeliveries(0).logExhausted(false));
        onException(Exception.class).handled(true).process(BalanceRoute::tell);
        from("timer:" + ID + "?delay=60000&period=60000").routeId(ID).process(exchange -> look.run());
    }

    /** Without database or broker there is nothing to look at; others say so. */
    private static void tell(Exchange exchange) {
        LOG.debug("no look at the balances", exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    }
}
