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
        onException(Exception.class).handled(true).process(this::tell);
        from("timer:" + ID + "?period=1000").routeId(ID).process(exchange -> work());
    }

    private void work() throws java.io.IOException {
        if (onDuty.getAsBoolean()) {
            reruns.work(fence);
        }
    }

    /** It is tried again after a pause, from where it stands; without database or broker others say so. */
    private void tell(Exchange exchange) {
        reruns.putAside()
                .ifPresent(rerun -> LOG.warn(
                        "rerun {} is held up: {}",
                        rerun,
                        String.valueOf(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class))));
    }
}
