package io.crossdock.routes.delivery;

import io.crossdock.config.Kind;
import io.crossdock.config.Problem;
import io.crossdock.routes.broker.Envelope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A transmission on its way out: everything about it is fixed before the first attempt.
 *
 * @param id the idempotency key; the same document on the same channel has the same id however often it is planned
 * @param name the file name
 * @param reference the interchange control reference
 * @param payload key of its bytes in the payload store
 * @param repeated whether it was sent more than once
 * @param items the documents in it, in order
 */
public record Outgoing(
        String id,
        String channel,
        String name,
        String reference,
        String payload,
        State state,
        int attempts,
        boolean repeated,
        Instant created,
        List<Problem> problems,
        List<Item> items) {

    /** Where it stands. */
    public enum State {
        /** Its bytes are fixed; to be sent, or sent without a word back. */
        READY,
        DELIVERED,
        /** A person must decide: the partner refuses it, it cannot be written, or its effect cannot be known. */
        PARKED,
        /** Given up. */
        DEAD
    }

    /**
     * A document in it.
     *
     * @param received when the hub was given it; absent where that was not kept
     */
    public record Item(
            String document, String kind, String issuer, String number, long version, Optional<Instant> received) {

        static Item of(Envelope envelope) {
            return new Item(
                    envelope.document(),
                    envelope.kind().word(),
                    envelope.issuer(),
                    envelope.number(),
                    envelope.version(),
                    Optional.of(envelope.received()));
        }

        Envelope.Key key() {
            return new Envelope.Key(Kind.of(kind).orElseThrow(), issuer, number);
        }
    }

    public Outgoing {
        problems = List.copyOf(problems);
        items = List.copyOf(items);
    }

    /** The same, whose only attempt was counted and not made. */
    Outgoing untried() {
        return new Outgoing(id, channel, name, reference, payload, state, 0, false, created, problems, items);
    }
}
