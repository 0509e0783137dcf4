package io.crossdock.connectors.jms;

import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.When;
import io.crossdock.connectors.Bookmark;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.Poll;
import io.crossdock.connectors.Probe;
import io.crossdock.connectors.Source;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/**
 * Takes the messages of a queue, or of a durable subscription to a topic, one at a time; each is acknowledged once the hub has it. One
 * that is given back comes again with the next look; how often a broker lets that happen before it puts the message elsewhere, its own
 * settings say.
 */
public final class JmsSource implements Source {

    private static final Duration PACE = Duration.ofMillis(200);

    private static final Spec SPEC = Spec.of(
                    "jms",
                    "Takes the messages of a queue or topic, each acknowledged once the hub has it.",
                    Jms.QUEUE,
                    Jms.TOPIC,
                    Setting.text("subscription", "The name of a durable subscription; needed with 'topic'."),
                    Jms.NAME,
                    Setting.text(
                            "reference-property", "The property that tells a repeated message; none: the message id."))
            .example("{ queue: orders }")
            .example("{ topic: prices, subscription: crossdock, reference-property: documentId }");

    private final InstantSource clock;

    public JmsSource() {
        this(InstantSource.system());
    }

    JmsSource(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Spec connection() {
        return Jms.CONNECTION;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public RouteDefinition from(RouteBuilder routes, Settings settings, When when, Bookmark bookmark) {
        check(settings);
        Receiving receiving = new Receiving(settings);
        String uri = "jms-poll://" + Jms.destination(settings).replace(' ', '/');
        return routes.from(Poll.of(uri, routes.getContext(), when, PACE, clock, receiving));
    }

    private static void check(Settings settings) {
        Jms.check(settings);
        if (settings.has(Jms.TOPIC.name()) && !settings.has("subscription")) {
            throw new Fault(
                    Jms.SUBSCRIPTION_MISSING, "a topic is to be read without a subscription at " + settings.at());
        }
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return Jms.explain(failure);
    }

    @Override
    public List<Finding> probe(Settings settings) {
        return Probe.of(this, settings.text("address"), () -> {
            check(settings);
            try (Session session = Session.open(settings, true)) {
                Receiving.consumer(session, settings).close();
                return "the broker lets the hub in, and lets it read the " + Jms.destination(settings);
            }
        });
    }
}
