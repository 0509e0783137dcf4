package io.crossdock.harness.recorder;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * From the death of something on: whether all goes on. Something that each sender handed in afterwards has come out somewhere, and each
 * receiver gets something again, be it of what waited already.
 */
public final class Resumption {

    /** What was on its way out when the death came still arrives; after that it counts. */
    private static final Duration LAST_BREATH = Duration.ofMillis(500);

    private final Map<String, Sent> senders;
    private final Map<String, Received> receivers;
    private final Map<String, Integer> sentBefore = new HashMap<>();
    private final Map<String, Integer> receivedBefore = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final long begin = System.nanoTime();

    /**
     * @param senders by channel
     * @param receivers by channel
     */
    Resumption(Map<String, Sent> senders, Map<String, Received> receivers) {
        this.senders = senders;
        this.receivers = receivers;
        senders.forEach((channel, sent) -> sentBefore.put(channel, sent.fresh().size()));
        open.addAll(senders.keySet());
        open.addAll(receivers.keySet());
    }

    /** To be asked again and again. */
    public boolean isDone() {
        if (System.nanoTime() - begin > LAST_BREATH.toNanos()) {
            receivers.forEach((channel, received) ->
                    receivedBefore.putIfAbsent(channel, received.effects().size()));
            open.removeIf(this::goesOn);
        }
        return open.isEmpty();
    }

    /** The channels that stand still. */
    public Set<String> missing() {
        return new TreeSet<>(open);
    }

    private boolean goesOn(String channel) {
        Received received = receivers.get(channel);
        if (received != null) {
            return received.effects().size() > receivedBefore.getOrDefault(channel, 0);
        }
        Set<String> handedIn = fresh(channel);
        return receivers.values().stream()
                .flatMap(one -> one.effects().stream())
                .anyMatch(effect -> effect.documents().keySet().stream().anyMatch(handedIn::contains));
    }

    private Set<String> fresh(String channel) {
        Sent sent = senders.getOrDefault(channel, new Sent());
        return sent.fresh().stream()
                .skip(sentBefore.getOrDefault(channel, 0))
                .map(Paper::id)
                .collect(Collectors.toSet());
    }
}
