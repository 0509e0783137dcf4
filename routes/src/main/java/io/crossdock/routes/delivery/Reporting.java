package io.crossdock.routes.delivery;

import io.crossdock.config.Channel;
import io.crossdock.config.Problem;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Outcome;
import io.crossdock.routes.broker.Sends;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.LedgerEvent;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What ended on a channel in the batch in hand, for the ledger. It travels in the same commit as the acknowledgement, one event a
 * transmission, so that none counts twice.
 */
final class Reporting {

    private static final String PREFIX = "out-";

    private final Channel channel;
    private final Deliveries deliveries;
    private final InstantSource clock;
    private final Map<String, Map<String, Entry>> ended = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();

    Reporting(Channel channel, Deliveries deliveries, InstantSource clock) {
        this.channel = channel;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** A batch begins; what the one before wanted to tell was told, or was rolled back with it. */
    void begin() {
        ended.clear();
        told.clear();
    }

    /** The batch is committed: what was told needs no telling again. */
    void told() {
        if (!told.isEmpty()) {
            deliveries.reported(told);
            told.clear();
        }
    }

    /** Whether something has ended, in the batch in hand or in one that was rolled back before it. */
    boolean hasNotes() {
        return !ended.isEmpty();
    }

    void delivered(Outgoing outgoing) {
        String detail = outgoing.name() + (outgoing.attempts() > 0 ? "; sent before" : "");
        outgoing.items().forEach(item -> end(outgoing.id(), item, State.DELIVERED, detail));
        told.add(outgoing.id());
    }

    void failed(Outgoing outgoing, State state, Problem problem) {
        outgoing.items().forEach(item -> end(outgoing.id(), item, state, problem.toString()));
    }

    /** A document that got into no transmission. */
    void unwritable(Outgoing.Item item, List<Problem> problems) {
        end("unwritable-" + item.document(), item, State.PARKED, problems.get(0).toString());
    }

    /** What the hub failed at; it lies among the dead letters. */
    void dead(Envelope envelope, Outcome.Dead outcome) {
        end("dead-" + envelope.document(), Outgoing.Item.of(envelope), State.DEAD, String.valueOf(outcome.failure()));
    }

    private void end(String transmission, Outgoing.Item item, State state, String detail) {
        ended.computeIfAbsent(event(transmission, state), event -> new LinkedHashMap<>())
                .put(item.document(), entry(item, state, transmission, detail));
    }

    /** What ended in a batch that was rolled back afterwards. */
    void again(Collection<Outgoing> outgoings) {
        outgoings.forEach(this::again);
    }

    /** The same, where no message of the batch in hand leads to it. */
    void againUnreported() {
        deliveries.unreported(channel.id()).forEach(outgoing -> {
            again(outgoing);
            told.add(outgoing.id());
        });
    }

    private void again(Outgoing outgoing) {
        ending(outgoing.state())
                .filter(state -> !ended.containsKey(event(outgoing.id(), state)))
                .ifPresent(state -> {
                    outgoing.items().forEach(item -> end(outgoing.id(), item, state, outgoing.name()));
                    if (outgoing.state() == Outgoing.State.DELIVERED) {
                        told.add(outgoing.id());
                    }
                });
    }

    private static Optional<State> ending(Outgoing.State state) {
        return switch (state) {
            case READY -> Optional.empty();
            case DELIVERED -> Optional.of(State.DELIVERED);
            case PARKED, DEAD -> Optional.of(State.PARKED);
        };
    }

    void tell(Sends sends) {
        ended.forEach((id, entries) -> {
            LedgerEvent event = new LedgerEvent(PREFIX + id, List.copyOf(entries.values()));
            sends.add(event.send());
        });
    }

    /** The id under which the ledger hears how a transmission ended, whoever tells. */
    static String eventOf(String transmission, State state) {
        return PREFIX + event(transmission, state);
    }

    private static String event(String transmission, State state) {
        return transmission + "-" + state.word();
    }

    private Entry entry(Outgoing.Item item, State state, String transmission, String detail) {
        return new Entry(
                clock.instant(),
                item.document(),
                transmission,
                channel.id(),
                Stage.DELIVERY,
                state,
                item.kind(),
                item.issuer(),
                item.number(),
                1,
                detail);
    }
}
