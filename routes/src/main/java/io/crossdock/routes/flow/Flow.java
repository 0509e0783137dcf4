package io.crossdock.routes.flow;

import io.crossdock.config.Kind;
import io.crossdock.routes.broker.Addresses;
import io.crossdock.routes.broker.BatchHooks;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Handled;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.broker.OnlyTo;
import io.crossdock.routes.broker.Outcome;
import io.crossdock.routes.broker.Send;
import io.crossdock.routes.broker.Sends;
import io.crossdock.routes.broker.Wake;
import io.crossdock.routes.delivery.Coalescing;
import io.crossdock.routes.delivery.Holds;
import io.crossdock.routes.flow.Subscriptions.Subscription;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.LedgerEvent;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.witness.Passage;
import io.crossdock.routes.witness.Witness;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Sends each document to the channels that want it. An event goes to each channel's queue; a state goes to the pending table, and
 * the queue carries a wake-up, one a batch. All of a batch leave in one commit. Where a channel asks a document's content something
 * that has no answer, the document is parked for that channel alone.
 */
public final class Flow implements BatchHooks {

    private final Supplier<Subscriptions> subscriptions;
    private final Coalescing coalescing;
    private final Holds holds;
    private final Witness witness;
    private final InstantSource clock;

    /** @param subscriptions read once a batch, so that a batch sees one state of them */
    public Flow(
            Supplier<Subscriptions> subscriptions,
            Coalescing coalescing,
            Holds holds,
            Witness witness,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.coalescing = coalescing;
        this.holds = holds;
        this.witness = witness;
        this.clock = clock;
    }

    @Override
    public void beforeCommit(List<Handled> batch, Sends sends) {
        Subscriptions current = subscriptions.get();
        List<Entry> entries = new ArrayList<>();
        List<Coalescing.Row> states = new ArrayList<>();
        List<Holds.Parked> parked = new ArrayList<>();
        Set<String> woken = new LinkedHashSet<>();
        for (Handled handled : batch) {
            Optional<Envelope> known = Envelope.in(handled.message());
            if (known.isEmpty()) {
                continue; // no document of ours; as a dead letter it leaves the queue
            }
            Envelope envelope = known.get();
            if (handled.outcome() instanceof Outcome.Sent) {
                Receivers receivers = receivers(current, envelope, handled.message());
                State state = state(envelope, receivers);
                entries.add(entry(envelope, envelope.channel(), Stage.FLOW, state));
                saw(envelope, state, handled.began());
                for (Subscription receiver : receivers.willing()) {
                    entries.add(entry(envelope, receiver.channel(), Stage.DELIVERY, State.PLANNED));
                    send(envelope, handled.message(), receiver, sends, states, woken);
                }
                receivers.undecided().forEach((receiver, problems) -> {
                    entries.add(entry(envelope, receiver.channel(), Stage.DELIVERY, State.PLANNED));
                    entries.add(entry(
                            envelope,
                            receiver.channel(),
                            Stage.DELIVERY,
                            State.PARKED,
                            problems.get(0).toString()));
                    parked.add(new Holds.Parked(
                            receiver.channel(), envelope, handled.message().body(), problems));
                });
            } else {
                entries.add(entry(envelope, envelope.channel(), Stage.FLOW, State.DEAD));
                saw(envelope, State.DEAD, handled.began());
            }
        }
        holds.park(parked, clock.instant());
        coalescing
                .put(states, clock.instant())
                .forEach(old -> entries.add(entry(old.envelope(), old.channel(), Stage.DELIVERY, State.SUPERSEDED)));
        woken.forEach(channel -> sends.add(Send.to(Addresses.out(channel), Wake.message(channel))));
        tell(batch, entries, sends);
    }

    /** Who gets a document; one that goes again only those it is for. */
    private static Receivers receivers(Subscriptions current, Envelope envelope, Message message) {
        return OnlyTo.of(message)
                .map(channels -> new Receivers(current.named(channels), Map.of()))
                .orElseGet(() -> Receivers.of(current.of(envelope), message.body()));
    }

    private static void send(
            Envelope envelope,
            Message message,
            Subscription receiver,
            Sends sends,
            List<Coalescing.Row> states,
            Set<String> woken) {
        if (!envelope.kind().isState()) {
            sends.add(Send.to(Addresses.out(receiver.channel()), message));
            return;
        }
        states.add(new Coalescing.Row(
                receiver.channel(), envelope, message.body(), OnlyTo.of(message).isPresent()));
        if (receiver.wakes()) {
            woken.add(receiver.channel());
        }
    }

    private static State state(Envelope envelope, Receivers receivers) {
        if (!receivers.isEmpty()) {
            return State.SUBSCRIBED;
        }
        if (envelope.kind() == Kind.XREF) {
            return State.CONSUMED;
        }
        return envelope.test() ? State.DISCARDED : State.UNCLAIMED;
    }

    private void saw(Envelope envelope, State state, Instant began) {
        witness.saw(new Passage(
                Stage.FLOW,
                envelope.document(),
                envelope.channel(),
                envelope.kind().word(),
                state,
                Optional.of(envelope.received()),
                began,
                clock.instant()));
    }

    private Entry entry(Envelope envelope, String channel, Stage stage, State state) {
        return entry(envelope, channel, stage, state, "");
    }

    private Entry entry(Envelope envelope, String channel, Stage stage, State state, String detail) {
        return new Entry(
                clock.instant(),
                envelope.document(),
                envelope.transmission(),
                channel,
                stage,
                state,
                envelope.kind().word(),
                envelope.issuer(),
                envelope.number(),
                1,
                detail);
    }

    /** A document passes the flow once, so its id and the size of the batch name the transaction. */
    private static void tell(List<Handled> batch, List<Entry> entries, Sends sends) {
        LedgerEvent event = new LedgerEvent("flow-" + batch.get(0).message().id() + "-" + batch.size(), entries);
        sends.add(event.send());
    }
}
