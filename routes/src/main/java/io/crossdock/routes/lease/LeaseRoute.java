package io.crossdock.routes.lease;

import org.apache.camel.builder.RouteBuilder;

/** Keeps this node's leases: renews, takes over, and gives time to what follows from it, which does not hold up a renewal. */
public final class LeaseRoute extends RouteBuilder {

    private static final String ID = "leases";
    private static final String CHANGES = "leases-changed";
    private static final int TRIES_IN_A_TERM = 5;

    private final Leases leases;
    private final Runnable follow;

    /** @param follow acts on what is held by now */
    public LeaseRoute(Leases leases, Runnable follow) {
        this.leases = leases;
        this.follow = follow;
    }

    @Override
    public void configure() {
        long period = Leases.TERM.dividedBy(TRIES_IN_A_TERM).toMillis();
        from("timer:" + ID + "?delay=" + period + "&period=" + period)
                .routeId(ID)
                .process(exchange -> leases.keep());
        from("timer:" + CHANGES + "?delay=" + period + "&period=" + period)
                .routeId(CHANGES)
                .process(exchange -> follow.run());
    }
}
