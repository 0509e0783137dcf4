package io.crossdock.routes.flow;

import io.crossdock.config.Kind;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.OpenHop;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.apache.camel.builder.RouteBuilder;

/**
 * The way of one kind of document from intake to the channels that want it. The states of a large transmission have a lane of their
 * own, so that a price that changed now does not wait behind the list of the night; which of two is newer, their versions say.
 */
public final class FlowRoute extends RouteBuilder {

    private final Broker broker;
    private final Kind kind;
    private final Flow flow;
    private final Supplier<Steps> steps;
    private final InstantSource clock;

    public FlowRoute(Broker broker, Kind kind, Flow flow, Supplier<Steps> steps, InstantSource clock) {
        this.steps = steps;
        this.clock = clock;
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
                .process(exchange -> pass(OpenHop.of(exchange)));

        if (kind.isState()) {
            broker.queue(Addresses.bulk(kind));

            from("hop:" + Addresses.bulk(kind) + "?batch=100&linger=5&after=" + Addresses.doc(kind) + "&hooks=#"
                            + id(kind))
                    .routeId(id(kind) + ".bulk")
                    .process(exchange -> pass(OpenHop.of(exchange)));
        }
    }

    /** A flow without steps reads no document. */
    private void pass(OpenHop open) throws IOException {
        Envelope envelope = Envelope.of(open.message());
        Steps current = steps.get();
        if (current.concern(kind)) {
            Document document = CanonicalJson.read(open.message().body());
            Document passed = current.pass(document, envelope.fields(), clock.instant());
            open.change(envelope.message(CanonicalJson.write(passed)));
        }
    }
}
