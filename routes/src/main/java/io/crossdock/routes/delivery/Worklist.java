package io.crossdock.routes.delivery;

import io.crossdock.config.Batch;
import io.crossdock.config.Channel;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.broker.Wake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a channel has to send, from the batch in hand and from what waits in the database. Documents become transmissions here, or
 * wait: for the rest of their batch, or behind a parked one of their key.
 */
final class Worklist {

    private static final int SINGLE_STATES = 100;

    private final Post post;
    private final Channel channel;
    private final Planner planner;
    private final Reporting reporting;
    private final Deliveries deliveries;
    private final Holds holds;
    private final Pending pending;
    private final Collecting collecting;
    private final Map<String, Message> documents = new LinkedHashMap<>();
    private final Set<String> woken = new HashSet<>();
    private final Map<String, Outgoing> planned = new HashMap<>();
    private final Set<Envelope.Key> parked = new HashSet<>();

    Worklist(Post post, Channel channel, Planner planner, Reporting reporting) {
        this.post = post;
        this.channel = channel;
        this.planner = planner;
        this.reporting = reporting;
        this.deliveries = post.deliveries();
        this.holds = post.holds();
        this.pending = post.pending();
        this.collecting = post.collecting();
    }

    /** Collects the batch's documents, or fixes their transmissions, in one transaction. */
    void take(List<Message> batch) {
        planned.clear();
        documents.clear();
        woken.clear();
        parked.clear();
        batch.stream().map(Wake::transmission).flatMap(Optional::stream).forEach(woken::add);
        batch.stream()
                .filter(message -> !Wake.is(message) && Envelope.in(message).isPresent())
                .forEach(message -> documents.put(message.id(), message));
        if (channel.batch() instanceof Batch.Single) {
            planDocuments();
        } else {
            collecting.add(channel, List.copyOf(documents.values()));
        }
    }

    private void planDocuments() {
        if (documents.isEmpty()) {
            return;
        }
        Set<Envelope.Key> keys = documents.values().stream()
                .map(message -> Envelope.of(message).key())
                .collect(Collectors.toSet());
        parked.addAll(holds.parkedKeys(channel.id(), keys));
        Map<String, String> ids = documents.values().stream().collect(Collectors.toMap(Message::id, planner::id));
        Map<String, Outgoing> known = deliveries.find(ids.values());
        List<Message> fresh = documents.values().stream()
                .filter(message -> !known.containsKey(ids.get(message.id())))
                .toList();
        documents.keySet().forEach(document -> Optional.ofNullable(known.get(ids.get(document)))
                .ifPresent(outgoing -> planned.put(document, outgoing)));
        if (!fresh.isEmpty()) {
            post.database().durably(() -> planFresh(fresh));
        }
    }

    private void planFresh(List<Message> fresh) {
        for (Message message : fresh) {
            Envelope envelope = Envelope.of(message);
            if (parked.contains(envelope.key())) {
                holds.hold(channel.id(), envelope, message.body(), now());
            } else {
                Planner.Plan plan = planner.plan(planner.id(message), List.of(message), "");
                plan.transmissions().forEach(outgoing -> planned.put(message.id(), outgoing));
                plan.unwritable().forEach(this::park);
            }
        }
    }

    private void park(Planner.Unwritable unwritable) {
        Envelope envelope = Envelope.of(unwritable.message());
        holds.park(channel.id(), envelope, unwritable.message().body(), unwritable.problems(), now());
        reporting.unwritable(Outgoing.Item.of(envelope), unwritable.problems());
        parked(envelope);
    }

    /** What a message of the batch makes the channel send; fails for one that is not ours. */
    Work of(Message message) {
        if (!Wake.is(message)) {
            Envelope envelope = Envelope.of(message);
            List<Outgoing> ready = ready(Optional.ofNullable(planned.get(envelope.document())));
            boolean behind = parked.contains(envelope.key()) && ready.stream().allMatch(one -> one.attempts() == 0);
            if (behind) {
                ready.forEach(outgoing -> hold(message, outgoing));
            }
            return Work.of(behind ? List.of() : ready);
        }
        return Wake.transmission(message)
                .map(id -> Work.of(ready(deliveries.find(id))))
                .orElseGet(() -> Work.until(this::nextStates));
    }

    /** One before it was parked after this one was planned. */
    private void hold(Message message, Outgoing outgoing) {
        post.database().durably(() -> {
            deliveries.forget(outgoing.id());
            holds.hold(channel.id(), Envelope.of(message), message.body(), now());
        });
    }

    /** What follows under its key waits from now on. */
    void parked(Envelope envelope) {
        parked.add(envelope.key());
    }

    private static List<Outgoing> ready(Optional<Outgoing> outgoing) {
        return outgoing.filter(one -> one.state() == Outgoing.State.READY).stream()
                .toList();
    }

    /** First what was planned and not confirmed, byte for byte; then what waits. */
    private List<Outgoing> nextStates() {
        List<Outgoing> ready = deliveries.ready(channel.id());
        if (!ready.isEmpty()) {
            return ready;
        }
        int most = channel.batch() instanceof Batch.Collected collected ? collected.max() : SINGLE_STATES;
        List<Message> waiting = pending.waiting(channel.id(), most);
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<Outgoing> fresh = post.database().durably(() -> planStates(waiting));
        return fresh.isEmpty() ? nextStates() : fresh;
    }

    private List<Outgoing> planStates(List<Message> waiting) {
        List<Outgoing> all = new ArrayList<>();
        List<Message> taken = pending.take(channel.id(), waiting);
        if (taken.isEmpty()) {
            return all;
        }
        List<List<Message>> parts = channel.batch() instanceof Batch.Single
                ? taken.stream().map(List::of).toList()
                : List.of(taken);
        for (List<Message> part : parts) {
            Planner.Plan plan = planner.plan(planner.id(part), part, "");
            all.addAll(plan.transmissions());
            plan.unwritable().forEach(one -> {
                park(one);
                pending.told(channel.id(), List.of(Outgoing.Item.of(Envelope.of(one.message()))));
            });
        }
        return all;
    }

    /** The transmissions of the batch's documents, also those that had ended before it came. */
    Collection<Outgoing> planned() {
        return planned.values();
    }

    /** The message of a document that a transmission holds, wherever it waits. */
    Optional<Message> message(Outgoing.Item item) {
        return Optional.ofNullable(documents.get(item.document()))
                .or(() -> pending.find(channel.id(), item))
                .or(() -> collecting.find(channel.id(), item.document()));
    }

    /** What waited for this transmission waits no more; called within the transaction that notes its end. */
    void settle(Outgoing outgoing) {
        pending.told(channel.id(), outgoing.items());
        if (!(channel.batch() instanceof Batch.Single)) {
            collecting.end(outgoing.id());
        }
    }

    /** The batch is committed: the documents of the transmissions that it was woken for do not come again. */
    void done() {
        if (!woken.isEmpty()) {
            collecting.forgetEnded(woken);
            woken.clear();
        }
    }

    private Instant now() {
        return post.clock().instant();
    }
}
