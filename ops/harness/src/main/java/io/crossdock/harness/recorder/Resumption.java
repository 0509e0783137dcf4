package io.crossdock.harness.recorder;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** From some moment on: whether what was handed in after it comes out again, of every sender at every receiver. */
public final class Resumption {

    /** What a receiver must get from one sender. */
    record Way(String from, String to) {}

    private final Map<Way, Supplier<Set<String>>> awaited;
    private final Map<String, Supplier<Set<String>>> arrived;
    private final Set<Way> open;

    /**
     * @param awaited the ids of what was handed in since, by way
     * @param arrived the ids of what came out so far, by receiver
     */
    Resumption(Map<Way, Supplier<Set<String>>> awaited, Map<String, Supplier<Set<String>>> arrived) {
        this.awaited = awaited;
        this.arrived = arrived;
        this.open = new HashSet<>(awaited.keySet());
    }

    /** Whether every way was gone by now. */
    public boolean isDone() {
        open.removeIf(this::isGone);
        return open.isEmpty();
    }

    private boolean isGone(Way way) {
        Set<String> handedIn = awaited.getOrDefault(way, Set::of).get();
        return arrived.getOrDefault(way.to(), Set::of).get().stream().anyMatch(handedIn::contains);
    }

    /** The ways that nothing has come yet. */
    public Set<String> missing() {
        return open.stream().map(way -> way.from() + " to " + way.to()).collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> idsBehind(Sent sent, int first) {
        List<Paper> papers = sent.fresh();
        return papers.subList(first, papers.size()).stream().map(Paper::id).collect(Collectors.toSet());
    }
}
