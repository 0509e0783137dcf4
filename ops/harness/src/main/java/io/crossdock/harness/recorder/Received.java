package io.crossdock.harness.recorder;

import java.util.ArrayList;
import java.util.List;

/** What one receiver got, in order. */
final class Received {

    private final List<Effect> effects = new ArrayList<>();

    synchronized void add(Effect effect) {
        effects.add(effect);
    }

    synchronized int size() {
        return effects.size();
    }

    synchronized List<Effect> effects() {
        return List.copyOf(effects);
    }
}
