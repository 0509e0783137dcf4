package io.crossdock.routes.flow;

import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.routes.broker.Envelope;
import java.time.InstantSource;
import java.util.List;

/** What a flow would make of documents under a configuration, without anything being sent. */
public record Interest(Subscriptions subscriptions, Steps steps, InstantSource clock) {

    /** The document as its receivers would get it. */
    public Document passed(Envelope envelope, Document document) {
        return steps.pass(document, envelope.fields(), clock.instant());
    }

    /**
     * The channels that would get a document.
     *
     * @param passed as it leaves the steps
     */
    public List<String> channels(Envelope envelope, Document passed) {
        return Receivers.of(subscriptions.of(envelope), CanonicalJson.write(passed)).willing().stream()
                .map(Subscriptions.Subscription::channel)
                .toList();
    }
}
