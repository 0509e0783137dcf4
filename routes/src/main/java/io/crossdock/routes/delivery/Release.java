package io.crossdock.routes.delivery;

import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.broker.Publisher;
import io.crossdock.routes.broker.Send;
import java.util.List;
import java.util.Optional;

/**
 * Sends a parked document on its way again. What waits behind it follows when that has ended, one after the other, and so what comes
 * meanwhile: they all keep their order.
 */
public final class Release {

    /** Where what goes again is put. */
    interface Queues {

        /** Makes sure that there is one of that name. */
        void open(String address);

        /** @param mark of this time; what is released once more has another */
        void publish(List<Send> sends, String mark);
    }

    private final Post post;
    private final Queues queues;
    private final Holds holds;
    private final Deliveries deliveries;

    public Release(Post post, Broker broker) {
        this(post, new Queues() {
            @Override
            public void open(String address) {
                broker.queue(address);
            }

            @Override
            public void publish(List<Send> sends, String mark) {
                try (Publisher publisher = broker.publisher()) {
                    publisher.publish(sends, mark);
                }
            }
        });
    }

    Release(Post post, Queues queues) {
        this.post = post;
        this.queues = queues;
        this.holds = post.holds();
        this.deliveries = post.deliveries();
    }

    /**
     * Sends what is parked for a channel, and then what waits behind it.
     *
     * @param mended what the document says now; absent: as it was
     * @return whether it was parked there
     */
    public boolean release(String channel, String document, Optional<byte[]> mended) {
        Optional<Holds.Released> parked = post.database().durably(() -> mark(channel, document, mended));
        parked.ifPresent(this::send);
        return parked.isPresent();
    }

    /** Looked up where it is marked, so that what somebody gives up meanwhile does not go. */
    private Optional<Holds.Released> mark(String channel, String document, Optional<byte[]> mended) {
        mended.ifPresent(body -> holds.mend(channel, document, body));
        Optional<Holds.Released> parked = holds.parked(channel, document);
        parked.ifPresent(one -> {
            deliveries.forgetParked(channel, List.of(document));
            post.collecting().forget(channel, List.of(document));
            holds.releasing(one);
        });
        return parked;
    }

    /**
     * What was parked with a transmission has arrived: it is parked no more, and the next behind it is on its way, to be sent with
     * {@link #send} once this is committed. Within the caller's transaction.
     */
    List<Holds.Released> free(Outgoing outgoing) {
        return free(outgoing.channel(), outgoing.items());
    }

    /** As {@link #free(Outgoing)}, of some documents that a channel is waited for with no more. */
    List<Holds.Released> free(String channel, List<Outgoing.Item> items) {
        if (!holds.forget(channel, items)) {
            return List.of();
        }
        List<Holds.Released> next = items.stream()
                .map(Outgoing.Item::key)
                .distinct()
                .map(key -> holds.next(channel, key))
                .flatMap(Optional::stream)
                .toList();
        next.forEach(holds::releasing);
        return next;
    }

    void send(List<Holds.Released> documents) {
        documents.forEach(this::send);
    }

    /** Sends what may not be on its queue, since the hub died in between; called before the outgoing channels start. */
    public void resume() {
        for (Holds.Released released : holds.released()) {
            queues.open(Addresses.out(released.channel()));
            send(released);
        }
    }

    private void send(Holds.Released released) {
        queues.publish(
                List.of(Send.to(Addresses.out(released.channel()), released.message())),
                "release-" + released.message().id() + "-"
                        + post.clock().instant().toEpochMilli());
    }
}
