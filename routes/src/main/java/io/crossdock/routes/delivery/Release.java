package io.crossdock.routes.delivery;

import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.broker.Publisher;
import io.crossdock.routes.broker.Send;
import java.util.List;
import java.util.Optional;

/** Sends a parked document, and all that waits behind it, on their way again, in order. */
public final class Release {

    private final Post post;
    private final Broker broker;
    private final Holds holds;
    private final Deliveries deliveries;

    public Release(Post post, Broker broker) {
        this.post = post;
        this.broker = broker;
        this.holds = post.holds();
        this.deliveries = post.deliveries();
    }

    /**
     * Sends what is parked for a channel, with all that waits behind it.
     *
     * @param mended what the document says now; absent: as it was
     * @return whether it was parked there
     */
    public boolean release(String channel, String document, Optional<byte[]> mended) {
        mended.ifPresent(body -> post.database().durably(() -> holds.mend(channel, document, body)));
        Optional<Holds.Queue> queue = holds.behind(channel, document);
        queue.ifPresent(this::release);
        return queue.isPresent();
    }

    /**
     * What was parked with a transmission has arrived: it is parked no more, and what waited behind it is on its way, to be sent with
     * {@link #send} once this is committed. Within the caller's transaction.
     */
    List<Holds.Queue> free(Outgoing outgoing) {
        return free(outgoing.channel(), outgoing.items());
    }

    /** As {@link #free(Outgoing)}, of some documents that a channel is waited for with no more. */
    List<Holds.Queue> free(String channel, List<Outgoing.Item> items) {
        if (!holds.forget(channel, items)) {
            return List.of();
        }
        List<Holds.Queue> queues = items.stream()
                .map(Outgoing.Item::key)
                .distinct()
                .map(key -> holds.left(channel, key))
                .flatMap(Optional::stream)
                .toList();
        queues.forEach(holds::releasing);
        return queues;
    }

    void send(List<Holds.Queue> queues) {
        queues.forEach(this::send);
    }

    /** Finishes what a crash left half released; called before the outgoing channels start. */
    public void resume() {
        for (Holds.Queue queue : holds.unreleased()) {
            broker.queue(Addresses.out(queue.channel()));
            send(queue);
        }
    }

    private void release(Holds.Queue queue) {
        post.database().durably(() -> {
            List<String> documents = queue.messages().stream().map(Message::id).toList();
            deliveries.forgetParked(queue.channel(), documents);
            post.collecting().forget(queue.channel(), documents);
            holds.releasing(queue);
        });
        send(queue);
    }

    private void send(Holds.Queue queue) {
        List<Send> sends = queue.messages().stream()
                .map(message -> Send.to(Addresses.out(queue.channel()), message))
                .toList();
        try (Publisher publisher = broker.publisher()) {
            publisher.publish(
                    sends,
                    "release-" + queue.messages().get(0).id() + "-"
                            + post.clock().instant().toEpochMilli());
        }
        holds.released(queue);
    }
}
