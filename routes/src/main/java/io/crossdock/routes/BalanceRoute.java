package io.crossdock.routes;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the balances once a minute. A look that comes to nothing within that is given up for the next. */
final class BalanceRoute extends RouteBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(BalanceRoute.class);
    private static final String ID = "balance";

    /** In milliseconds: the sooner it is seen that the ledger has written what it is to write, the less has come since. */
    private static final int GLANCE = 200;

    private static final int MINUTE = 60_000;

    private final Supplier<BalanceLook> looking;
    private final Consumer<BalanceLook> judge;
    private Optional<BalanceLook> open = Optional.empty();
    private int glances;

    BalanceRoute(Supplier<BalanceLook> looking, Consumer<BalanceLook> judge) {
        this.looking = looking;
        this.judge = judge;
    }

    @Override
    public void configure() {
        errorHandler(defaultErrorHandler().maximumRedeliveries(0).logExhausted(false));
        onException(Exception.class).handled(true).process(BalanceRoute::tell);
        from("timer:" + ID + "?delay=" + MINUTE + "&period=" + GLANCE)
                .routeId(ID)
                .process(exchange -> glance());
    }

    private void glance() {
        if (glances++ % (MINUTE / GLANCE) == 0) {
            open = Optional.empty();
            open = Optional.of(looking.get());
        }
        Optional<BalanceLook> ended = open.filter(BalanceLook::isWritten);
        if (ended.isPresent()) {
            open = Optional.empty();
            judge.accept(ended.get());
        }
    }

    /** Without database or broker there is nothing to look at; others say so. */
    private static void tell(Exchange exchange) {
        LOG.debug("no look at the balances", exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    }
}
