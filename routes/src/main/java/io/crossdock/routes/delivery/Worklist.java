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
    /** Whether states wait, or may, that no wake-up will tell of. */
    private boolean untold;

    /** Transmissions whose first attempt was counted with their intent, and not made yet. */
    private final Set<String> counted = new HashSet<>();

    /** Those that follow another of their key, and are not planned yet. */
    private final Set<String> later = new HashSet<>();

    /** Those whose turn has come: of what lies twice on the queue, since nobody knew whether it did, the second comes to nothing. */
    private final Set<String> begun = new HashSet<>();

    /** What is parked of the keys in hand, or is on its way again. */
    private final Map<Envelope.Key, Holds.Head> heads = new HashMap<>();

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
        heads.clear();
        later.clear();
        begun.clear();
        untold = false;
        batch.stream().map(Wake::transmission).flatMap(Optional::stream).forEach(woken::add);
        batch.stream()
                .filter(message -> !Wake.is(message) && Envelope.in(message).isPresent())
                .forEach(message -> documents.put(message.id(), message));
        findHeads();
        if (collects()) {
            collecting.add(channel, List.copyOf(documents.values()));
        } else {
            planDocuments();
        }
    }

    /** What goes again, goes as it was put right: it may lie on the queue as it was before, since its batch was rolled back. */
    private void findHeads() {
        if (documents.isEmpty()) {
            return;
        }
        Set<Envelope.Key> keys = documents.values().stream()
                .map(message -> Envelope.of(message).key())
                .collect(Collectors.toSet());
        heads.putAll(holds.heads(channel.id(), keys));
        documents.replaceAll((id, message) -> released(Envelope.of(message)).orElse(message));
    }

    private void planDocuments() {
        if (documents.isEmpty()) {
            return;
        }
        Map<String, String> ids = documents.values().stream().collect(Collectors.toMap(Message::id, planner::id));
        Map<String, Outgoing> known = deliveries.find(ids.values());
        documents.keySet().forEach(document -> Optional.ofNullable(known.get(ids.get(document)))
                .ifPresent(outgoing -> planned.put(document, asTried(outgoing))));
        if (planned.size() < documents.size()) {
            counted.addAll(post.database().durably(this::planInOrder));
        }
        counted.retainAll(planned.values().stream().map(Outgoing::id).toList());
    }

    /** One whose counted attempt was not made, since the batch was rolled back before, was not tried. */
    private Outgoing asTried(Outgoing known) {
        return counted.contains(known.id()) && known.attempts() == 1 ? known.untried() : known;
    }

    /**
     * Whether another one of its key is parked, or has its turn first. A person may have given that up since it was looked at, and
     * nobody would free what is held behind it then. Within the transaction that holds it.
     */
    private boolean waits(Envelope envelope) {
        Envelope.Key key = envelope.key();
        Optional<Holds.Head> first = Optional.ofNullable(heads.get(key));
        if (first.isEmpty() || isReleased(envelope)) {
            return false;
        }
        if (holds.stays(channel.id(), first.get().document())) {
            return true;
        }
        heads.remove(key);
        heads.putAll(holds.heads(channel.id(), Set.of(key)));
        return waits(envelope);
    }

    /** Whether a document was parked, or waited, and has its turn now. */
    boolean isReleased(Envelope envelope) {
        return released(envelope).isPresent();
    }

    private Optional<Message> released(Envelope envelope) {
        return Optional.ofNullable(heads.get(envelope.key()))
                .filter(head -> head.document().equals(envelope.document()))
                .flatMap(Holds.Head::released);
    }

    /**
     * Plans what is new, or holds it behind what is parked. What follows another of its key is left until that has come to something:
     * it may be parked yet, and what has to wait has no number. The first attempts are counted in the same commit.
     *
     * @return those whose attempt is counted
     */
    private List<String> planInOrder() {
        Set<Envelope.Key> keys = new HashSet<>();
        List<String> first = new ArrayList<>();
        for (Message message : documents.values()) {
            Envelope envelope = Envelope.of(message);
            if (planned.containsKey(message.id())) {
                keys.add(envelope.key());
            } else if (waits(envelope)) {
                holds.hold(channel.id(), envelope, message.body(), now());
            } else if (keys.add(envelope.key())) {
                plan(message).forEach(outgoing -> first.add(outgoing.id()));
            } else {
                later.add(message.id());
            }
        }
        deliveries.countAttempts(first, now());
        return first;
    }

    /** Its turn has come. */
    private void planLater(Message message) {
        Envelope envelope = Envelope.of(message);
        if (waits(envelope)) {
            holds.hold(channel.id(), envelope, message.body(), now());
        } else {
            plan(message);
        }
    }

    private List<Outgoing> plan(Message message) {
        Planner.Plan plan = planner.plan(planner.id(message), List.of(message), "");
        plan.transmissions().forEach(outgoing -> planned.put(message.id(), outgoing));
        plan.unwritable().forEach(this::park);
        return plan.transmissions();
    }

    /**
     * Counts the attempt that is about to be made.
     *
     * @return whether one before it may have been made
     */
    boolean attempt(Outgoing outgoing) {
        boolean first = counted.remove(outgoing.id());
        if (!first) {
            deliveries.attempt(outgoing.id(), now());
        }
        return !first;
    }

    private void park(Planner.Unwritable unwritable) {
        Envelope envelope = Envelope.of(unwritable.message());
        holds.park(channel.id(), envelope, unwritable.message().body(), unwritable.problems(), now());
        reporting.unwritable(Outgoing.Item.of(envelope), unwritable.problems());
        parked(envelope);
    }

    /** Whether what a message brings is collected first, so that only wake-ups make the channel send. */
    boolean collects() {
        return !(channel.batch() instanceof Batch.Single);
    }

    /** What a message of the batch makes the channel send; fails for one that is not ours. */
    Work of(Message message) {
        if (!Wake.is(message)) {
            if (!begun.add(message.id())) {
                return Work.NONE;
            }
            Optional.ofNullable(documents.get(message.id()))
                    .filter(document -> later.remove(document.id()))
                    .ifPresent(document -> post.database().durably(() -> planLater(document)));
            return Work.of(
                    ready(Optional.ofNullable(planned.get(Envelope.of(message).document()))));
        }
        return Wake.transmission(message)
                .map(id -> ready(Wake.isAgain(message) ? again(id) : deliveries.find(id)))
                .map(named -> Work.of(collects() ? withOlder(named) : named))
                .orElseGet(() -> Work.later(this::nextStates));
    }

    /** Those before it go first: what woke the worker for them may have come to nothing. */
    private List<Outgoing> withOlder(List<Outgoing> named) {
        return named.stream()
                .flatMap(one -> deliveries.readyUntil(one).stream())
                .toList();
    }

    /** One that was delivered goes once more; what is parked waits for a person. */
    private Optional<Outgoing> again(String id) {
        return post.database().durably(() -> {
            deliveries
                    .find(id)
                    .filter(one -> one.state() == Outgoing.State.DELIVERED)
                    .ifPresent(one -> deliveries.again(id, now()));
            return deliveries.find(id);
        });
    }

    /** What follows under its key waits from now on. */
    void parked(Envelope envelope) {
        heads.put(envelope.key(), new Holds.Head(envelope.document(), Optional.empty()));
    }

    private static List<Outgoing> ready(Optional<Outgoing> outgoing) {
        return outgoing.filter(one -> one.state() == Outgoing.State.READY).stream()
                .toList();
    }

    /**
     * First what was planned and not confirmed, byte for byte; then what waits. So many at a time, and not all that there is: what was
     * done is told with the batch's commit, which an unbroken stream would put off for ever.
     */
    private List<Outgoing> nextStates() {
        List<Outgoing> ready = deliveries.ready(channel.id());
        if (!ready.isEmpty()) {
            untold = true;
            return ready;
        }
        int most = channel.batch() instanceof Batch.Collected collected ? collected.max() : SINGLE_STATES;
        List<Message> waiting = pending.waiting(channel.id(), most);
        untold = waiting.size() == most;
        return waiting.isEmpty() ? List.of() : post.database().durably(() -> planStates(waiting));
    }

    /** Whether the channel is to be woken once more, with the commit of this batch. */
    boolean hasMore() {
        return untold;
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
        if (collects()) {
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
