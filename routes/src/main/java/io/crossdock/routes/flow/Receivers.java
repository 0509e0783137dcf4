package io.crossdock.routes.flow;

import io.crossdock.config.Checked;
import io.crossdock.config.Problem;
import io.crossdock.mappings.expression.Content;
import io.crossdock.routes.flow.Subscriptions.Subscription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who gets one document.
 *
 * @param willing the channels that want it
 * @param undecided the channels whose question about its content has no answer, with the reason: it is parked for them
 */
record Receivers(List<Subscription> willing, Map<Subscription, List<Problem>> undecided) {

    /** @param body the canonical document; read only where a channel asks for its content */
    static Receivers of(List<Subscription> candidates, byte[] body) {
        List<Subscription> willing = new ArrayList<>();
        Map<Subscription, List<Problem>> undecided = new LinkedHashMap<>();
        Content content = new Content(body);
        for (Subscription candidate : candidates) {
            Checked<Boolean> wanted = candidate
                    .onlyIf()
                    .map(condition -> condition.holds(content))
                    .orElseGet(() -> Checked.sound(true));
            if (!wanted.problems().isEmpty()) {
                undecided.put(candidate, wanted.problems());
            } else if (wanted.get()) {
                willing.add(candidate);
            }
        }
        return new Receivers(willing, undecided);
    }

    boolean isEmpty() {
        return willing.isEmpty() && undecided.isEmpty();
    }
}
