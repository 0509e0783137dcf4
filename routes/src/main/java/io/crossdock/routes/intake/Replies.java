package io.crossdock.routes.intake;

import io.crossdock.config.Channel;
import io.crossdock.config.Kind;
import io.crossdock.config.Partner;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.broker.Publisher;
import io.crossdock.routes.broker.Send;
import io.crossdock.routes.delivery.Reply;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.LedgerEvent;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.store.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How a reply to a sender goes to its out-channel: beside it, and at once, the ledger is told. */
final class Replies {

    private final Station station;

    Replies(Station station) {
        this.station = station;
    }

    /**
     * @param document the id of the reply: the same reply has the same one
     * @param since when there was something to be told
     */
    Envelope envelope(
            Transmission transmission, Channel channel, String document, Reply reply, boolean test, Instant since) {
        return new Envelope(
                station.tenant(),
                document,
                Kind.ACKNOWLEDGEMENT,
                Partner.US,
                Digest.fit(reply.with() + " " + reply.interchange().reference(), Storable.NUMBER),
                0,
                transmission.id(),
                reply.interchange().ordinal(),
                channel.id(),
                channel.connection().id(),
                test,
                transmission.bundle(),
                since,
                Map.of());
    }

    /** @param name of the transmission that is answered */
    static LedgerEvent planned(Envelope envelope, String via, String name, Instant now) {
        return event("reply-" + envelope.document(), envelope, via, name, State.PLANNED, now);
    }

    static LedgerEvent event(String id, Envelope envelope, String via, String name, State state, Instant now) {
        return new LedgerEvent(
                id,
                List.of(new Entry(
                        now,
                        envelope.document(),
                        envelope.transmission(),
                        via,
                        Stage.DELIVERY,
                        state,
                        envelope.kind().word(),
                        envelope.issuer(),
                        envelope.number(),
                        1,
                        name)));
    }

    /** The same once more is known by the event. */
    void publish(String via, LedgerEvent event, Message message) {
        station.broker().queue(Addresses.out(via));
        try (Publisher publisher = station.broker().publisher()) {
            publisher.publish(List.of(event.send(), Send.to(Addresses.out(via), message)), event.id());
        }
    }
}
