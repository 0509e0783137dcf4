package io.crossdock.routes.flow;

import io.crossdock.config.Kind;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.OpenHop;
import org.apache.camel.builder.RouteBuilder;

/** The way of one kind of document from intake to the channels that want it. */
public final class FlowRoute extends RouteBuilder {

    private final Broker broker;
    private final Kind kind;
    private final Flow flow;

    public FlowRoute(Broker broker, Kind kind, Flow flow) {
        this.broker = broker;
        this.kind = kind;
        this.flow = flow;
    }

    public static String id(Kind kind) {
        return "flow:" + kind.word();
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        broker.queue(Addresses.doc(kind));
        getContext().getRegistry().bind(id(kind), flow);

        from("hop:" + Addresses.doc(kind) + "?batch=100&linger=5&hooks=#" + id(kind))
                .routeId(id(kind))
                .process(exchange -> Envelope.of(OpenHop.of(exchange).message()));
    }
}
