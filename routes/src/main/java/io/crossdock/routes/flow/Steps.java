package io.crossdock.routes.flow;

import io.crossdock.config.Kind;
import io.crossdock.config.Where;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.routes.rules.Decision;
import io.crossdock.routes.rules.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The steps that documents pass, by kind. Immutable; a changed configuration makes new ones. */
public record Steps(Map<Kind, List<Step>> byKind) {

    /** Everything goes straight through. */
    public static final Steps NONE = new Steps(Map.of());

    /** A rule, and the documents it is for. */
    public record Step(Where where, Rule.Decider decider) {}

    public Steps {
        byKind = Map.copyOf(byKind);
    }

    boolean concern(Kind kind) {
        return !byKind.getOrDefault(kind, List.of()).isEmpty();
    }

    /**
     * The document as it goes on.
     *
     * @param fields what conditions may ask for
     */
    public Document pass(Document document, Map<Where.Field, String> fields, Instant now) {
        Document current = document;
        for (Step step : byKind.getOrDefault(document.kind(), List.of())) {
            if (step.where().matches(fields)
                    && step.decider().decide(current, now) instanceof Decision.Change changed) {
                current = changed.document();
            }
        }
        return current;
    }
}
