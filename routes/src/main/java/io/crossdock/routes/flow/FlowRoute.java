package io.crossdock.routes.flow;

import io.crossdock.config.Kind;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.broker.OnlyTo;
import io.crossdock.routes.broker.OpenHop;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.apache.camel.builder.RouteBuilder;

/**
 * The way of one partition of a kind from intake to the channels that want its documents. The states of a large transmission have a lane of their
 * own, so that a price that changed now does not wait behind the list of the night; which of two is newer, their versions say.
 */
public final class FlowRoute extends RouteBuilder {

    private static final String DOC = "doc.";

    private final Kind kind;
    private final String address;
    private final Flow flow;
    private final Supplier<Steps> steps;
    private final InstantSource clock;

    /** @param address of the partition */
    public FlowRoute(Kind kind, String address, Flow flow, Supplier<Steps> steps, InstantSource clock) {
        this.steps = steps;
        this.clock = clock;
        this.kind = kind;
        this.address = address;
        this.flow = flow;
    }

    /** The id of the route of an address: {@code flow:order} of {@code doc.order}. */
    public static String id(String address) {
        return "flow:" + address.substring(DOC.length());
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        String id = id(address);
        getContext().getRegistry().bind(id, flow);

        from("hop:" + address + "?batch=100&linger=5&hooks=#" + id)
                .routeId(id)
                .process(exchange -> pass(OpenHop.of(exchange)));

        if (kind.isState()) {
            String bulk = Addresses.bulk(address);

            from("hop:" + bulk + "?batch=100&linger=5&after=" + address + "&hooks=#" + id)
                    .routeId(id(bulk))
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
            Message message = envelope.message(CanonicalJson.write(passed));
            open.change(OnlyTo.of(open.message())
                    .map(channels -> OnlyTo.mark(message, channels))
                    .orElse(message));
        }
    }
}
