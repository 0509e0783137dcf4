package io.crossdock.routes.broker;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code from("hop:doc.order?batch=100&linger=5")} takes batches into one broker transaction and runs one exchange for each
 * document; {@code to("hop:out.nordwind.orders-out")} joins that transaction (decision D22).
 *
 * <p>Options of a consumer: {@code batch} (100), {@code linger} in ms (5), {@code workers} (1; more give up the order),
 * {@code hooks=#name} for {@link BatchHooks}, {@code sink=#name} for another {@link OutcomeSink} than the component's,
 * {@code after=doc.stock} to give way to another address. Option of a
 * producer: {@code once} (false) makes the broker refuse a second message of the same id at that address.
 */
public final class HopComponent extends DefaultComponent {

    private final Broker broker;
    private final OutcomeSink sink;
    private final Pauses pauses;
    private final InstantSource clock;

    public HopComponent(Broker broker, OutcomeSink sink, Pauses pauses, InstantSource clock) {
        this.broker = broker;
        this.sink = sink;
        this.pauses = pauses;
        this.clock = clock;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        HopEndpoint.Options options = new HopEndpoint.Options(
                getAndRemoveParameter(parameters, "batch", Integer.class, 100),
                Duration.ofMillis(getAndRemoveParameter(parameters, "linger", Long.class, 5L)),
                getAndRemoveParameter(parameters, "workers", Integer.class, 1),
                Optional.ofNullable(resolveAndRemoveReferenceParameter(parameters, "hooks", BatchHooks.class))
                        .orElse(new BatchHooks() {}),
                Optional.ofNullable(resolveAndRemoveReferenceParameter(parameters, "sink", OutcomeSink.class))
                        .orElse(sink),
                getAndRemoveParameter(parameters, "once", Boolean.class, false),
                Optional.ofNullable(getAndRemoveParameter(parameters, "after", String.class)));
        return new HopEndpoint(uri, this, remaining, options);
    }

    Broker broker() {
        return broker;
    }

    Pauses pauses() {
        return pauses;
    }

    InstantSource clock() {
        return clock;
    }
}
