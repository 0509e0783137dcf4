package io.crossdock.routes.ledger;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.crossdock.routes.store.Digest;
import io.crossdock.routes.store.Prose;
import java.time.Instant;
import java.util.List;

/**
 * One line of the ledger.
 *
 * @param document the hub's id; empty where the entry counts messages
 * @param channel the in-channel at intake and flow, the out-channel at delivery
 * @param documents how many it stands for, at least 1
 * @param detail for a person: file name, problem; no payload
 * @param terms by what else the document is found, as {@link Terms} writes it; an entry that was written before there were any has none
 */
public record Entry(
        Instant at,
        String document,
        String transmission,
        String channel,
        Stage stage,
        State state,
        String kind,
        String issuer,
        String number,
        long documents,
        String detail,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> terms) {

    public Entry {
        number = Digest.fit(number, 300);
        detail = Prose.cut(detail, 1000);
        terms = List.copyOf(terms);
    }

    public Entry(
            Instant at,
            String document,
            String transmission,
            String channel,
            Stage stage,
            State state,
            String kind,
            String issuer,
            String number,
            long documents,
            String detail) {
        this(at, document, transmission, channel, stage, state, kind, issuer, number, documents, detail, List.of());
    }

    /** The same, found by these words too. */
    public Entry foundBy(List<String> words) {
        return new Entry(
                at, document, transmission, channel, stage, state, kind, issuer, number, documents, detail, words);
    }

    /** The same without what its detail quotes. */
    public Entry unquoted() {
        return new Entry(
                at,
                document,
                transmission,
                channel,
                stage,
                state,
                kind,
                issuer,
                number,
                documents,
                Prose.unquoted(detail));
    }
}
