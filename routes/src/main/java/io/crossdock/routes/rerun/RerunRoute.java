package io.crossdock.routes.rerun;

import io.crossdock.routes.lease.Fence;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on with reruns, on the node whose duty it is. */
public final class RerunRoute extends RouteBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(RerunRoute.class);
    private static final String ID = "reruns";

    private final Reruns reruns;
    private final BooleanSupplier onDuty;
    private final Fence fence;

    public RerunRoute(Reruns reruns, BooleanSupplier onDuty, Fence fence) {
        this.reruns = reruns;
        this.onDuty = onDuty;
        this.fence = fence;
    }

    @Override
    public void configure() {
        errorHandler(defaultErrorHandler().maximumRedeliveries(0).logExhausted(false));
        onException(Exception.class).handled(true).process(RerunRoute::tell);
        from("timer:" + ID + "?period=500").routeId(ID).process(exchange -> work());
    }

    private void work() throws java.io.IOException {
        if (onDuty.getAsBoolean()) {
            reruns.work(fence);
        }
    }

    /** It is tried again at the next tick, from where it stands. */
    private static void tell(Exchange exchange) {
        LOG.warn(
                "a rerun is held up: {}",
                String.valueOf(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)));
    }
}
