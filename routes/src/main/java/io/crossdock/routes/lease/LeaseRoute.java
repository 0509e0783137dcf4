package io.crossdock.routes.lease;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps this node's leases, and gives time to what follows from them, which does not hold them up. */
public final class LeaseRoute extends RouteBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseRoute.class);
    private static final String ID = "leases";
    private static final String CHANGES = "leases-changed";
    private static final int TRIES_IN_A_TERM = 5;
    private static final long PAUSE = 1_000;

    private final Leases leases;
    private final Runnable follow;

    /** @param follow acts on what is held by now */
    public LeaseRoute(Leases leases, Runnable follow) {
        this.leases = leases;
        this.follow = follow;
    }

    /** Without the database there is nothing to do but to try again: others wait for it too, and say more. */
    private static void tell(Exchange exchange) {
        LOG.warn(
                "{}: {}",
                exchange.getFromRouteId(),
                String.valueOf(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)));
    }

    @Override
    public void configure() {
        errorHandler(defaultErrorHandler().maximumRedeliveries(0).logExhausted(false));
        onException(Exception.class).handled(true).process(LeaseRoute::tell);
        long period = Leases.TERM.dividedBy(TRIES_IN_A_TERM).toMillis();
        from("timer:" + ID + "?delay=" + period + "&period=" + period)
                .routeId(ID)
                .process(exchange -> leases.keep());
        from("timer:" + CHANGES + "?delay=" + PAUSE + "&period=" + PAUSE)
                .routeId(CHANGES)
                .process(exchange -> follow.run());
    }
}
