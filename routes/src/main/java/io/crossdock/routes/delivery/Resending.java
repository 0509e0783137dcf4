package io.crossdock.routes.delivery;

import io.crossdock.config.Problem;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.broker.Publisher;
import io.crossdock.routes.broker.Send;
import io.crossdock.routes.broker.Wake;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.LedgerEvent;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.store.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Sends to a partner once more what it was sent before: the same bytes under the same name, reference and idempotency key, so that a
 * partner who had it can tell. Or takes a person's word for it that it has arrived.
 */
public final class Resending {

    private final Post post;
    private final Broker broker;
    private final Release release;
    private final Database database;
    private final Deliveries deliveries;

    public Resending(Post post, Broker broker, Release release) {
        this.post = post;
        this.broker = broker;
        this.release = release;
        this.database = post.database();
        this.deliveries = post.deliveries();
    }

    /**
     * A transmission to a partner.
     *
     * @param documents how many it holds; all of them would go again
     * @param newer how many of them are states of which the channel has, or is about to get, a newer version
     * @param problems why it ended as it did
     */
    public record Sent(
            String transmission,
            String channel,
            String name,
            String reference,
            Outgoing.State state,
            Instant created,
            int documents,
            long newer,
            List<Problem> problems) {}

    /** A document, and a transmission that it was sent in. */
    public record Held(String document, String transmission) {}

    /** What documents were sent in, by channel and document. */
    public List<Held> of(Collection<String> documents) {
        return database.sql()
                .sql("select distinct i.document, i.transmission from unnest(?) as wanted (item)"
                        + " join delivery_item i on i.document = wanted.item where i.tenant = ?")
                .params(documents.toArray(String[]::new), post.tenant())
                .query((row, index) -> new Held(row.getString(1), row.getString(2)))
                .list();
    }

    public Optional<Sent> find(String transmission) {
        return deliveries.find(transmission).map(this::sent);
    }

    private Sent sent(Outgoing outgoing) {
        return new Sent(
                outgoing.id(),
                outgoing.channel(),
                outgoing.name(),
                outgoing.reference(),
                outgoing.state(),
                outgoing.created(),
                outgoing.items().size(),
                newer(outgoing),
                outgoing.problems());
    }

    private long newer(Outgoing outgoing) {
        return database.sql()
                .sql("select count(*) from delivery_item i join delivery_pending p on p.tenant = i.tenant"
                        + " and p.channel = ? and p.number = i.number and p.issuer = i.issuer and p.kind = i.kind"
                        + " where i.transmission = ? and i.tenant = ? and p.version > i.version")
                .params(outgoing.channel(), outgoing.id(), post.tenant())
                .query(Long.class)
                .single();
    }

    /**
     * Makes a transmission ready to go again, as what it is; {@link #wake} follows. What is parked with it stays so until it has
     * arrived, and what the partner owes for it is due anew from then on. Within the caller's transaction.
     */
    public void ready(String transmission) {
        Outgoing outgoing = deliveries.find(transmission).orElseThrow();
        deliveries.again(outgoing.id(), post.clock().instant());
        post.awaited().again(outgoing.id());
    }

    /**
     * Wakes the channel of a transmission that is ready.
     *
     * @param who asked for it; kept in the ledger
     * @param mark the same where it is done again after a crash
     */
    public void wake(String transmission, String who, String mark) {
        Outgoing outgoing = deliveries.find(transmission).orElseThrow();
        LedgerEvent event = new LedgerEvent(mark, entries(outgoing, State.RESENT, "asked for by " + who));
        publish(List.of(Send.to(Addresses.out(outgoing.channel()), Wake.sealed(outgoing.id())), send(event)), mark);
    }

    /**
     * Notes that a partner has what it was not known to have; what waited behind it goes.
     *
     * @param document one that is parked because it may have arrived
     * @param channel empty: whichever it is
     * @return the transmissions that are settled, with all their documents
     */
    public List<Sent> settle(String document, String channel, String who) {
        List<Sent> settled = of(List.of(document)).stream()
                .map(Held::transmission)
                .flatMap(id -> deliveries.find(id).stream())
                .filter(one -> channel.isEmpty() || one.channel().equals(channel))
                .filter(one -> one.state() == Outgoing.State.PARKED)
                .filter(one -> post.holds().isUncertain(one.channel(), document))
                .map(one -> settle(one, who))
                .toList();
        return settled;
    }

    private Sent settle(Outgoing outgoing, String who) {
        List<Holds.Released> freed = database.durably(() -> {
            deliveries.delivered(outgoing.id(), post.clock().instant());
            post.awaited().sent(outgoing.id(), post.clock().instant());
            return release.free(outgoing);
        });
        LedgerEvent event = new LedgerEvent(
                Reporting.eventOf(outgoing.id(), State.DELIVERED),
                entries(outgoing, State.DELIVERED, "it has arrived, says " + who));
        publish(List.of(send(event)), event.id() + "-settled");
        deliveries.reported(List.of(outgoing.id()));
        release.send(freed);
        return sent(deliveries.find(outgoing.id()).orElseThrow());
    }

    private static Send send(LedgerEvent event) {
        return event.send();
    }

    private void publish(List<Send> sends, String mark) {
        try (Publisher publisher = broker.publisher()) {
            publisher.publish(sends, mark);
        }
    }

    private List<Entry> entries(Outgoing outgoing, State state, String what) {
        Instant now = post.clock().instant();
        return outgoing.items().stream()
                .map(item -> new Entry(
                        now,
                        item.document(),
                        outgoing.id(),
                        outgoing.channel(),
                        Stage.DELIVERY,
                        state,
                        item.kind(),
                        item.issuer(),
                        item.number(),
                        1,
                        outgoing.name() + "; " + what))
                .toList();
    }
}
