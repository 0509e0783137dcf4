package io.crossdock.routes.intake;

import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the answers to rejections that are not on their queue yet, on the node whose duty it is. */
public final class AnswerRoute extends RouteBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerRoute.class);
    private static final String ID = "answers";

    private final Rejections rejections;
    private final BooleanSupplier onDuty;

    public AnswerRoute(Rejections rejections, BooleanSupplier onDuty) {
        this.rejections = rejections;
        this.onDuty = onDuty;
    }

    @Override
    public void configure() {
        errorHandler(defaultErrorHandler().maximumRedeliveries(0).logExhausted(false));
        onException(Exception.class).handled(true).process(AnswerRoute::tell);
        from("timer:" + ID + "?delay=2000&period=5000").routeId(ID).process(exchange -> look());
    }

    private void look() {
        if (onDuty.getAsBoolean()) {
            rejections.resume();
        }
    }

    /** It is tried again; without database or broker others say so. */
    private static void tell(Exchange exchange) {
        LOG.debug("no look at what is owed", exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    }
}
