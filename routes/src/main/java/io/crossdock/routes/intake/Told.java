package io.crossdock.routes.intake;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Decoded;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What became of one thing that was read from a transmission, as the ledger, the sender and the person who must act are told.
 *
 * @param document the hub's id of it
 * @param kind empty where it is no document; so are issuer and, where it could not be read, number
 * @param detail for the ledger
 * @param excerpt key of the bytes to show for it
 * @param terms by what else it is found
 */
record Told(
        Transmission transmission,
        String document,
        String channel,
        String kind,
        String issuer,
        String number,
        State state,
        List<Problem> problems,
        String detail,
        String excerpt,
        List<String> terms) {

    /** What brings nothing new is not found by what is in it: what it repeats is. */
    private static final Set<State> TOLD = EnumSet.of(State.PUBLISHED, State.PARKED, State.SUPERSEDED);

    /** @param findable whether it is to be found by what is in it */
    static Told of(
            Transmission transmission,
            Judged judged,
            List<Decoded.Unmapped> unmapped,
            List<Problem> warnings,
            boolean findable) {
        Envelope envelope = judged.identity().envelope();
        return new Told(
                transmission,
                envelope.document(),
                envelope.channel(),
                envelope.kind().word(),
                envelope.issuer(),
                envelope.number(),
                judged.state(),
                judged.verdict() == Claim.Verdict.CONFLICT ? List.of(conflict(transmission, envelope)) : warnings,
                transmission.name() + notMapped(unmapped) + warned(warnings),
                transmission.digest(),
                findable && TOLD.contains(judged.state())
                        ? Findable.terms(judged.identity().document())
                        : List.of());
    }

    private static Problem conflict(Transmission transmission, Envelope envelope) {
        return IntakeProblems.CONFLICT.at(
                Location.path(transmission.name(), "document " + (envelope.ordinal() + 1)),
                envelope.kind().word() + " " + envelope.number() + " is known with other content");
    }

    private static String notMapped(List<Decoded.Unmapped> unmapped) {
        return unmapped.isEmpty()
                ? ""
                : unmapped.stream().map(Decoded.Unmapped::path).collect(Collectors.joining(", ", "; not mapped: ", ""));
    }

    private static String warned(List<Problem> warnings) {
        return warnings.stream()
                .map(Problem::toString)
                .collect(Collectors.joining("; ", warnings.isEmpty() ? "" : "; ", ""));
    }

    /**
     * A line that waits has an id below that of its document.
     *
     * @param findable whether it is to be found by what is in it, as far as it was understood
     */
    static Told of(Transmission transmission, Item.Unsound item, boolean findable) {
        return new Told(
                transmission,
                item.line()
                        .map(line -> Transmission.line(transmission.document(item.ordinal()), line + 1))
                        .orElseGet(() -> transmission.document(item.ordinal())),
                item.channel(),
                "",
                "",
                item.number(),
                item.refused() ? State.REFUSED : State.PARKED,
                item.problems(),
                item.problems().get(0).toString(),
                item.excerpt(),
                findable ? item.understood().map(Findable::words).orElse(List.of()) : List.of());
    }

    static Told of(Transmission transmission, Item.Foreign item) {
        return new Told(
                transmission,
                transmission.document(item.ordinal()),
                item.channel().id(),
                item.document().kind().word(),
                item.channel().partner().id(),
                item.document().number(),
                State.DISCARDED,
                List.of(item.problem()),
                item.problem().toString(),
                transmission.digest(),
                List.of());
    }

    /** The same, where a person rejected it when it was read before. */
    Told rejectedBefore() {
        return new Told(
                transmission,
                document,
                channel,
                kind,
                issuer,
                number,
                State.DISCARDED,
                problems,
                "rejected by a person when it was read before: " + detail,
                excerpt,
                terms);
    }

    /** Whether it is {@link #rejectedBefore}: all else that is discarded could be read. */
    boolean isRejected() {
        return state == State.DISCARDED && kind.isEmpty();
    }

    /** Whether it is kept aside, for a person of ours or for the sender to mend. */
    boolean isKept() {
        return state == State.PARKED || state == State.REFUSED;
    }

    Parked parked() {
        return new Parked(
                document,
                transmission.id(),
                channel,
                transmission.name(),
                number,
                state == State.REFUSED,
                problems,
                excerpt,
                transmission.received());
    }

    Entry entry(Instant now) {
        return new Entry(
                now, document, transmission.id(), channel, Stage.INTAKE, state, kind, issuer, number, 1, detail, terms);
    }
}
