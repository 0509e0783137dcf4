package io.crossdock.connectors.jms;

import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Finding;
import io.crossdock.connectors.Probe;
import io.crossdock.connectors.Target;
import jakarta.jms.MessageProducer;
import java.util.List;
import org.apache.camel.model.ProcessorDefinition;

/** Sends each transmission as a persistent message. */
public final class JmsTarget implements Target {

    private static final Spec SPEC = Spec.of(
                    "jms",
                    "Sends each transmission as a persistent message of bytes.",
                    Jms.QUEUE,
                    Jms.TOPIC,
                    Jms.NAME,
                    Setting.text(
                                    "key-property",
                                    "The property of the idempotency key; the fallback is the one by which Artemis drops a repeated message.")
                            .or("_AMQ_DUPL_ID"))
            .example("{ queue: orders }")
            .example("{ topic: stock, key-property: documentId }");

    @Override
    public Spec connection() {
        return Jms.CONNECTION;
    }

    @Override
    public Spec spec() {
        return SPEC;
    }

    @Override
    public ProcessorDefinition<?> to(ProcessorDefinition<?> route, Settings settings) {
        Jms.check(settings);
        return route.process(new Sending(settings));
    }

    @Override
    public Problem.Code explain(Exception failure) {
        return Jms.explain(failure);
    }

    /** A message that is sent and rolled back reaches nobody. */
    @Override
    public List<Finding> probe(Settings settings) {
        return Probe.of(this, settings.text("address"), () -> {
            Jms.check(settings);
            try (Session session = Session.open(settings, true);
                    MessageProducer producer = session.jms().createProducer(session.destination(settings))) {
                producer.send(session.jms().createBytesMessage());
                session.jms().rollback();
                return "the broker lets the hub in, and lets it send to the " + Jms.destination(settings);
            }
        });
    }
}
