package io.crossdock.routes.rules;

import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Part;
import io.crossdock.config.Spec;
import io.crossdock.mappings.canonical.Document;
import java.time.Instant;

/** A word that a flow may have as a step. Found by {@link java.util.ServiceLoader}. */
public interface Rule {

    Spec spec();

    /** The rule as the flow of a kind agreed on it; or why it cannot be one of its steps. */
    Checked<Decider> decider(Kind kind, Part agreed);

    /** Decides about one document; the same for the same document and instant, and without any effect. */
    @FunctionalInterface
    interface Decider {
        Decision decide(Document document, Instant now);
    }
}
