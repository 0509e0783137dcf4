package io.crossdock.routes.delivery;

import io.crossdock.config.Batch;
import io.crossdock.config.Channel;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.broker.Publisher;
import io.crossdock.routes.broker.Send;
import io.crossdock.routes.broker.Wake;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Closes the batches of one collecting channel when they are full or due, or the channel is drained, and wakes its worker. A batch is
 * sealed, with its bytes, in one database transaction; the wake-up follows. It is a hint: where it comes to nothing, in a crash or
 * since the partner cannot be reached, it is sent again.
 */
final class Sealing implements Processor {

    private final Post post;
    private final Broker broker;
    private final Channel channel;
    private final Planner planner;
    private final Collecting collecting;
    private final Deliveries deliveries;
    private final Holds holds;
    private final Pending pending;
    private final Breaker breaker;
    private final BooleanSupplier draining;
    private final Set<String> woken = new HashSet<>();
    private boolean again;

    Sealing(Post post, Broker broker, Channel channel, Planner planner, Breaker breaker, BooleanSupplier draining) {
        this.post = post;
        this.broker = broker;
        this.channel = channel;
        this.planner = planner;
        this.collecting = post.collecting();
        this.deliveries = post.deliveries();
        this.holds = post.holds();
        this.pending = post.pending();
        this.breaker = breaker;
        this.draining = draining;
    }

    @Override
    public void process(Exchange exchange) {
        boolean drains = draining.getAsBoolean();
        if (drains) {
            collecting.closeAll(channel);
        } else {
            collecting.closeDue(channel);
        }
        collecting.closed(channel).forEach(batch -> post.database().durably(() -> seal(batch)));
        if (!breaker.rests()) {
            wakeWorker(drains);
        }
    }

    private void wakeWorker(boolean drains) {
        if (breaker.ignored()) {
            woken.clear();
            again = true;
        }
        Map<String, Message> wakes = new LinkedHashMap<>();
        if (again) {
            collecting.ended(channel).forEach(id -> wakes.put("ended-" + id, Wake.sealed(id)));
        }
        deliveries.readyIds(channel.id()).forEach(id -> wakes.put("sealed-" + id, Wake.sealed(id)));
        dueStates(drains).ifPresent(mark -> wakes.put(mark, Wake.message(channel.id())));
        woken.retainAll(wakes.keySet());
        wakes.forEach((mark, message) -> {
            if (!woken.contains(mark)) {
                wake(message); // where this fails, those behind it wait with it for the next look
                woken.add(mark);
            }
        });
        again = false;
    }

    /** The mark of a backlog of states that is large or old enough, or all that there will be. */
    private Optional<String> dueStates(boolean drains) {
        if (!(channel.batch() instanceof Batch.Collected collected)) {
            return Optional.empty();
        }
        return pending.backlog(channel.id())
                .filter(backlog -> drains
                        || backlog.isDue(
                                collected.max(), collected.every(), post.clock().instant()))
                .map(backlog -> "due-" + channel.id() + "-" + backlog.since().toEpochMilli() + "-"
                        + backlog.documents() / collected.max());
    }

    private void seal(Collecting.Collected batch) {
        if (!collecting.isStillClosed(batch)) {
            return;
        }
        List<Message> documents = collecting.documents(batch);
        Planner.Plan plan = planner.plan(batch.id(), documents, batch.bucket());
        for (Planner.Unwritable unwritable : plan.unwritable()) {
            Message message = unwritable.message();
            holds.park(
                    channel.id(),
                    Envelope.of(message),
                    message.body(),
                    unwritable.problems(),
                    post.clock().instant());
        }
        if (plan.transmissions().isEmpty()) {
            collecting.forget(batch.id());
        } else {
            collecting.seal(batch);
        }
    }

    /** Under a mark of its own: the broker is not to know the one that came to nothing again. */
    private void wake(Message message) {
        try (Publisher publisher = broker.publisher()) {
            publisher.publish(
                    List.of(Send.to(Addresses.out(channel.id()), message)), message.id() + "-" + UUID.randomUUID());
        }
    }
}
