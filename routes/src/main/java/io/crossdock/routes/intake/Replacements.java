package io.crossdock.routes.intake;

import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.intake.Claim.Verdict;
import io.crossdock.routes.intake.ParkedDocuments.Closed;
import io.crossdock.routes.ledger.Entry;
import io.crossdock.routes.ledger.LedgerEvent;
import io.crossdock.routes.ledger.Stage;
import io.crossdock.routes.ledger.State;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was parked and waits no more, since its repair has come: closed in the database, and told to the ledger. The ledger may hear of one
 * several times, when a batch is in doubt after a crash: it knows each by its id.
 */
final class Replacements {

    /** Entries of an event. */
    private static final int AT_ONCE = 100;

    private final ParkedDocuments parked;
    private final Transmission transmission;
    private final InstantSource clock;

    Replacements(ParkedDocuments parked, Transmission transmission, InstantSource clock) {
        this.parked = parked;
        this.transmission = transmission;
        this.clock = clock;
    }

    /**
     * Closes what is parked under the numbers of sound documents; called within the transaction of an intake batch.
     *
     * @param before whether the batch was claimed before, so that what it closed then is told again
     */
    List<LedgerEvent> by(List<Judged> judged, boolean before) {
        List<LedgerEvent> events = new ArrayList<>();
        numbers(judged, Verdict.CLAIM)
                .forEach((channel, numbers) ->
                        events.addAll(events(parked.supersede(channel, numbers.keySet()), numbers)));
        if (before) {
            numbers(judged, Verdict.AGAIN)
                    .forEach((channel, numbers) ->
                            events.addAll(events(parked.superseded(channel, numbers.keySet()), numbers)));
        }
        return events;
    }

    private static Map<String, Map<String, Envelope>> numbers(List<Judged> judged, Verdict verdict) {
        Map<String, Map<String, Envelope>> byChannel = new LinkedHashMap<>();
        judged.stream()
                .filter(one -> one.verdict() == verdict)
                .map(Judged::identity)
                .map(Identity::envelope)
                .forEach(envelope -> byChannel
                        .computeIfAbsent(envelope.channel(), channel -> new LinkedHashMap<>())
                        .put(envelope.number(), envelope));
        return byChannel;
    }

    private List<LedgerEvent> events(List<Closed> closed, Map<String, Envelope> numbers) {
        return closed.stream()
                .flatMap(one ->
                        Optional.ofNullable(numbers.get(one.number())).stream().map(by -> event(one, by)))
                .toList();
    }

    private LedgerEvent event(Closed closed, Envelope by) {
        return new LedgerEvent(
                "replaced-" + closed.document(),
                List.of(entry(closed, by.kind().word(), by.issuer(), "by " + by.document())));
    }

    /**
     * All that a transmission parked and that is told anew, since it is read again whole.
     *
     * @param original empty: none is read again
     */
    List<LedgerEvent> of(String original) {
        if (original.isEmpty()) {
            return List.of();
        }
        List<Entry> entries = parked.readAgain(original).stream()
                .map(one -> entry(one, "", "", "read again as " + transmission.id()))
                .toList();
        List<LedgerEvent> events = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += AT_ONCE) {
            events.add(new LedgerEvent(
                    "read-again-" + original + "-" + from / AT_ONCE,
                    entries.subList(from, Math.min(entries.size(), from + AT_ONCE))));
        }
        return events;
    }

    private Entry entry(Closed closed, String kind, String issuer, String detail) {
        return new Entry(
                clock.instant(),
                closed.document(),
                closed.transmission(),
                closed.channel(),
                Stage.INTAKE,
                State.REPLACED,
                kind,
                issuer,
                closed.number(),
                1,
                detail);
    }
}
