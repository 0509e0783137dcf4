package io.crossdock.routes.search;

import io.crossdock.config.Problem;
import io.crossdock.routes.delivery.Deliveries;
import io.crossdock.routes.intake.Parked;
import io.crossdock.routes.intake.Transmission;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.store.Prose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that happened to one document.
 *
 * @param history the ledger's entries, oldest first
 * @param transmission what it came in; absent where the hub made it itself
 * @param parked absent where intake took it
 * @param sendings what it went out in
 * @param interchanges what stood around it in its transmission
 * @param chain the documents of its trade, and it among them, as they follow one another; empty: it stands alone
 * @param same other documents of its number, the latest first
 */
public record Trace(
        String document,
        List<Entry> history,
        Optional<Transmission> transmission,
        Optional<Parked> parked,
        List<Interchange> interchanges,
        List<Sending> sendings,
        List<Link> chain,
        List<Documents.Hit> same) {

    public Trace {
        history = List.copyOf(history);
        interchanges = List.copyOf(interchanges);
        sendings = List.copyOf(sendings);
        chain = List.copyOf(chain);
        same = List.copyOf(same);
    }

    /** As their sender names them. */
    public record Interchange(String sender, String receiver, String reference) {}

    /** A document of the same trade, and what it went out in. */
    public record Link(Documents.Hit document, List<Sending> sendings) {
        public Link {
            sendings = List.copyOf(sendings);
        }

        private Link unquoted() {
            return new Link(document, sendings.stream().map(Sending::unquoted).toList());
        }
    }

    /** For somebody who may not see what is in documents. */
    public Trace withoutContent() {
        return new Trace(
                document,
                history.stream().map(Entry::unquoted).toList(),
                transmission,
                parked.map(one -> one.unquoted()),
                interchanges,
                sendings.stream().map(Sending::unquoted).toList(),
                chain.stream().map(Link::unquoted).toList(),
                same);
    }

    /**
     * What it went out in.
     *
     * @param name of the file or request
     * @param reference our control reference
     * @param payload key of its bytes
     * @param state READY, DELIVERED, PARKED or DEAD
     * @param rungs the acknowledgements that are owed for it
     */
    public record Sending(
            String id,
            String channel,
            String name,
            String reference,
            String payload,
            String state,
            int attempts,
            Instant created,
            Optional<Instant> sent,
            Optional<Instant> delivered,
            List<Problem> problems,
            List<Rung> rungs) {
        public Sending {
            problems = List.copyOf(problems);
            rungs = List.copyOf(rungs);
        }

        /** Key of what the partner answered; nothing is kept under it where it answered nothing. */
        public String answer() {
            return Deliveries.answer(id);
        }

        Sending owing(List<Rung> owed) {
            return new Sending(
                    id, channel, name, reference, payload, state, attempts, created, sent, delivered, problems, owed);
        }

        private Sending unquoted() {
            return new Sending(
                    id,
                    channel,
                    name,
                    reference,
                    payload,
                    state,
                    attempts,
                    created,
                    sent,
                    delivered,
                    problems.stream().map(Prose::unquoted).toList(),
                    rungs);
        }
    }

    /**
     * An acknowledgement that is owed.
     *
     * @param level transport, interchange, syntax, application
     * @param state AWAITED, RECEIVED, REJECTED or OVERDUE
     * @param heard the document that said so, of the transport the key of the receipt; empty: none yet
     */
    public record Rung(String level, String state, Optional<Instant> due, String heard) {

        /** Whether no document says so, but the transport itself. */
        public boolean isOfTransport() {
            return level.equals("transport");
        }

        /** Whether the transport's own word was kept as it came. */
        public boolean hasProof() {
            return isOfTransport() && !heard.isEmpty();
        }
    }
}
