package io.crossdock.routes.delivery;

import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.broker.Publisher;
import io.crossdock.routes.lease.Fence;
import io.crossdock.routes.ledger.LedgerEvent;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes which acknowledgements should have come by now, on the node whose duty it is. */
public final class OverdueRoute extends RouteBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(OverdueRoute.class);
    private static final String ID = "overdue";

    private final Post post;
    private final Broker broker;
    private final BooleanSupplier onDuty;
    private final Fence fence;

    public OverdueRoute(Post post, Broker broker, BooleanSupplier onDuty, Fence fence) {
        this.post = post;
        this.broker = broker;
        this.onDuty = onDuty;
        this.fence = fence;
    }

    @Override
    public void configure() {
        errorHandler(defaultErrorHandler().maximumRedeliveries(0).logExhausted(false));
        onException(Exception.class).handled(true).process(OverdueRoute::tell);
        from("timer:" + ID + "?delay=2000&period=5000").routeId(ID).process(exchange -> look());
    }

    private void look() {
        while (onDuty.getAsBoolean() && post.database().durably(this::next)) {
            // there were some; perhaps there are more
        }
        while (onDuty.getAsBoolean() && post.database().quickly(this::forgetOld)) {
            // the same
        }
    }

    private boolean forgetOld() {
        fence.check();
        return post.reconciliation().forgetOld(post.clock().instant());
    }

    /** The ledger knows an event by its id, so that it is told before this is committed, and perhaps again. */
    private boolean next() {
        fence.check();
        List<LedgerEvent> overdue = post.reconciliation().overdue(post.clock().instant());
        if (overdue.isEmpty()) {
            return false;
        }
        try (Publisher publisher = broker.publisher()) {
            publisher.publish(
                    overdue.stream().map(event -> event.send()).toList(),
                    overdue.get(0).id());
        }
        return true;
    }

    /** It is tried again; without database or broker others say so. */
    private static void tell(Exchange exchange) {
        LOG.debug("no look at what is overdue", exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    }
}
