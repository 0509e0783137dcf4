package io.crossdock.routes.delivery;

import io.crossdock.config.Kind;
import io.crossdock.config.Problem;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.broker.Publisher;
import io.crossdock.routes.broker.Send;
import io.crossdock.routes.broker.Wake;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.LedgerEvent;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Sends to a partner once more what it was sent before: the same bytes under the same name, reference and idempotency key, so that a
 * partner who had it can tell. Before that a preview says what that would be.
 */
public final class Resending {

    private final Post post;
    private final Broker broker;
    private final Database database;
    private final Deliveries deliveries;

    public Resending(Post post, Broker broker) {
        this.post = post;
        this.broker = broker;
        this.database = post.database();
        this.deliveries = post.deliveries();
    }

    /**
     * A transmission that holds a document.
     *
     * @param documents how many it holds; all of them would go again
     * @param newer how many of them are states of which the channel has, or is about to get, a newer version
     * @param problems why it ended as it did
     */
    public record Sent(
            String transmission,
            String channel,
            String name,
            Outgoing.State state,
            Instant created,
            int attempts,
            int documents,
            int newer,
            List<Problem> problems) {}

    /** What a document was sent in, by channel. */
    public List<Sent> of(String document) {
        List<String> ids = database.sql()
                .sql("select distinct transmission from delivery_item where document = ? and tenant = ?")
                .params(document, post.tenant())
                .query(String.class)
                .list();
        return deliveries.find(ids).values().stream().map(this::sent).toList();
    }

    private Sent sent(Outgoing outgoing) {
        return new Sent(
                outgoing.id(),
                outgoing.channel(),
                outgoing.name(),
                outgoing.state(),
                outgoing.created(),
                outgoing.attempts(),
                outgoing.items().size(),
                newer(outgoing),
                outgoing.problems());
    }

    private int newer(Outgoing outgoing) {
        return (int) outgoing.items().stream()
                .filter(item -> Kind.of(item.kind()).filter(Kind::isState).isPresent())
                .filter(item -> isOutdated(outgoing.channel(), item))
                .count();
    }

    private boolean isOutdated(String channel, Outgoing.Item item) {
        return database.sql()
                        .sql(
                                "select count(*) from delivery_pending where tenant = ? and channel = ? and number = ? and issuer = ?"
                                        + " and kind = ? and version > ?")
                        .params(post.tenant(), channel, item.number(), item.issuer(), item.kind(), item.version())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * Sends a transmission again, in its channel's turn. One that waits already is only woken.
     *
     * @param who asked for it; kept in the ledger
     * @throws IllegalArgumentException where there is no such transmission, or where what it says is out of date
     */
    public Sent again(String transmission, String who) {
        Outgoing outgoing = deliveries
                .find(transmission)
                .orElseThrow(() -> new IllegalArgumentException("there is no transmission " + transmission));
        int newer = newer(outgoing);
        if (newer > 0) {
            throw new IllegalArgumentException(outgoing.name() + " is not sent again: of " + newer + " of its "
                    + outgoing.items().size() + " documents " + outgoing.channel()
                    + " knows a newer version, which this one would undo");
        }
        Instant now = post.clock().instant();
        database.durably(() -> deliveries.again(transmission, now));
        wake(outgoing, who, now);
        return sent(deliveries.find(transmission).orElseThrow());
    }

    private void wake(Outgoing outgoing, String who, Instant now) {
        String mark = "resend-" + outgoing.id() + "-" + now.toEpochMilli();
        LedgerEvent event = new LedgerEvent(
                mark,
                outgoing.items().stream()
                        .map(item -> entry(outgoing, item, who, now))
                        .toList());
        try (Publisher publisher = broker.publisher()) {
            publisher.publish(
                    List.of(
                            Send.to(Addresses.out(outgoing.channel()), Wake.sealed(outgoing.id())),
                            Send.to(LedgerEvent.ADDRESS, new Message(event.id(), Map.of(), event.body()))),
                    mark);
        }
    }

    private static Entry entry(Outgoing outgoing, Outgoing.Item item, String who, Instant now) {
        return new Entry(
                now,
                item.document(),
                outgoing.id(),
                outgoing.channel(),
                Stage.DELIVERY,
                State.RESENT,
                item.kind(),
                item.issuer(),
                item.number(),
                1,
                outgoing.name() + "; asked for by " + who);
    }
}
