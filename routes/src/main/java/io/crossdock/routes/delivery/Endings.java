package io.crossdock.routes.delivery;

import io.crossdock.config.Channel;
import io.crossdock.config.Problem;
import io.crossdock.connectors.Receipt;
import io.crossdock.mappings.canonical.CrossReference;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.witness.Passage;
import io.crossdock.routes.xref.CrossReferences;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How a transmission ends: with a delivery note, or with its documents kept for a person. Noted straight after the effect. */
final class Endings {

    /** In bytes; of a longer answer the beginning is kept. */
    private static final int LONGEST_ANSWER = 1024 * 1024;

    private final Post post;
    private final Channel channel;
    private final Worklist worklist;
    private final Reporting reporting;
    private final Release release;
    private final Deliveries deliveries;
    private final Holds holds;
    private final boolean owes;
    private Instant began = Instant.MIN;

    /** @param owes whether the partner is to say by itself that it got what was sent */
    Endings(Post post, Channel channel, boolean owes, Worklist worklist, Reporting reporting, Release release) {
        this.post = post;
        this.channel = channel;
        this.worklist = worklist;
        this.reporting = reporting;
        this.release = release;
        this.deliveries = post.deliveries();
        this.holds = post.holds();
        this.owes = owes;
    }

    /** An attempt is about to be made. */
    void begin() {
        began = now();
    }

    void delivered(Outgoing outgoing, Receipt receipt) {
        List<Holds.Released> freed = post.database().quickly(() -> {
            deliveries.delivered(outgoing.id(), now());
            keepProof(outgoing, receipt, Awaited.State.RECEIVED);
            keepAnswer(outgoing, receipt);
            remember(outgoing, receipt.identifiers());
            if (owes) {
                post.awaited().sent(outgoing.id(), now());
            }
            worklist.settle(outgoing);
            return release.free(outgoing);
        });
        if (!freed.isEmpty()) {
            post.database().sync();
            release.send(freed);
        }
        reporting.delivered(outgoing);
        saw(outgoing, State.DELIVERED);
    }

    /** What the partner signed and said when it did not take a transmission, or not these bytes. */
    void rejected(Outgoing outgoing, Receipt receipt) {
        if (receipt.proof().isPresent() || receipt.answer().isPresent()) {
            post.database().quickly(() -> {
                keepProof(outgoing, receipt, Awaited.State.REJECTED);
                keepAnswer(outgoing, receipt);
            });
        }
    }

    /** So that the partner cannot say later what it did not say. */
    private void keepProof(Outgoing outgoing, Receipt receipt, Awaited.State state) {
        receipt.proof().ifPresent(proof -> {
            String key = Deliveries.receipt(outgoing.id());
            try {
                post.payloads().replace(proof.bytes(), key);
            } catch (IOException e) {
                throw new UncheckedIOException("bytes in memory", e);
            }
            post.awaited().heard(outgoing, channel, state, key, now());
        });
    }

    /** The last one counts, where there were several attempts. */
    private void keepAnswer(Outgoing outgoing, Receipt receipt) {
        receipt.answer().ifPresent(answer -> {
            try (InputStream in = answer.open()) {
                post.payloads().replace(in.readNBytes(LONGEST_ANSWER), Deliveries.answer(outgoing.id()));
            } catch (IOException e) {
                throw new UncheckedIOException("bytes that were read before", e);
            }
        });
    }

    /** The partner's numbers are cross references from now on; what is none, by its length, may not undo the note. */
    private void remember(Outgoing outgoing, Map<String, String> identifiers) {
        post.references()
                .put(
                        outgoing.items().stream()
                                .flatMap(item -> identifiers.entrySet().stream()
                                        .filter(entry -> CrossReferences.fits(entry.getKey(), entry.getValue()))
                                        .map(entry -> CrossReference.of(
                                                item.kind(),
                                                channel.partner().id(),
                                                entry.getKey(),
                                                entry.getValue(),
                                                item.issuer() + "/" + item.number())))
                                .toList(),
                        "receipt");
    }

    void parked(Outgoing outgoing, Problem problem) {
        keep(outgoing, Outgoing.State.PARKED, problem);
        reporting.failed(outgoing, State.PARKED, problem);
        saw(outgoing, State.PARKED);
    }

    /** It may have arrived, and the partner cannot be asked by the hub: a person asks (decision D6). */
    void uncertain(Outgoing outgoing, Problem problem) {
        post.database().durably(() -> {
            end(outgoing, Outgoing.State.PARKED, problem);
            holds.doubt(channel.id(), outgoing.items());
        });
        reporting.failed(outgoing, State.PARKED, problem);
        saw(outgoing, State.PARKED);
    }

    /** Not tried any more; a person may send it on its way again, as what is parked. */
    void givenUp(Outgoing outgoing, Problem problem) {
        keep(outgoing, Outgoing.State.DEAD, problem);
        reporting.failed(outgoing, State.PARKED, problem);
        saw(outgoing, State.DEAD);
    }

    /** The hub failed at a document that was on its way again: it is a dead letter, and the next of its key goes. */
    void dead(Envelope envelope) {
        release.send(post.database().durably(() -> release.free(channel.id(), List.of(Outgoing.Item.of(envelope)))));
    }

    private void keep(Outgoing outgoing, Outgoing.State state, Problem problem) {
        post.database().durably(() -> end(outgoing, state, problem));
    }

    private void end(Outgoing outgoing, Outgoing.State state, Problem problem) {
        deliveries.end(outgoing.id(), state, List.of(problem));
        for (Outgoing.Item item : outgoing.items()) {
            worklist.message(item).ifPresent(message -> {
                holds.park(channel.id(), Envelope.of(message), message.body(), List.of(problem), now());
                worklist.parked(Envelope.of(message));
            });
        }
        worklist.settle(outgoing);
    }

    private void saw(Outgoing outgoing, State state) {
        Instant ended = now();
        outgoing.items().forEach(item -> post.witness()
                .saw(new Passage(
                        Stage.DELIVERY,
                        item.document(),
                        channel.id(),
                        item.kind(),
                        state,
                        item.received(),
                        began,
                        ended)));
    }

    private Instant now() {
        return post.clock().instant();
    }
}
