package io.crossdock.routes.intake;

import io.crossdock.config.Where;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Stock;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.store.Digest;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A document with all that tells it from others (decision D4).
 *
 * @param content digest of its canonical content; of a state without version and time, so that hearing the same again is nothing new
 */
record Identity(Envelope envelope, Document document, String content) {

    /** No partner is called so. */
    private static final String TESTS_OF = "tests of ";

    static Identity of(
            Transmission transmission,
            long ordinal,
            String tenant,
            String channel,
            String connection,
            Document document) {
        Map<Where.Field, String> fields = new EnumMap<>(Where.Field.class);
        fields.putAll(document.fields());
        fields.put(Where.Field.SOURCE, document.header().issuer());
        fields.put(Where.Field.TEST, Boolean.toString(document.header().test()));
        Envelope envelope = new Envelope(
                tenant,
                transmission.document(ordinal),
                document.kind(),
                document.header().issuer(),
                document.number(),
                version(document, transmission, ordinal),
                transmission.id(),
                ordinal,
                channel,
                connection,
                document.header().test(),
                transmission.bundle(),
                transmission.received(),
                fields);
        return new Identity(envelope, document, content(document));
    }

    /** What is claimed by it. A test claims for itself: what is meant comes after it under the same numbers. */
    Envelope.Key claimed() {
        Envelope.Key key = envelope.key();
        return envelope.test() ? new Envelope.Key(key.kind(), TESTS_OF + key.issuer(), key.number()) : key;
    }

    /** The same as another version. */
    Identity as(long version) {
        return new Identity(envelope.as(version), document, content);
    }

    boolean isCopy() {
        return "copy".equals(document.fields().get(Where.Field.FUNCTION));
    }

    /** The source's version, else the time it speaks of, else the hub's order; an event without version is version 0. */
    private static long version(Document document, Transmission transmission, long ordinal) {
        Optional<Long> given = document.header().version();
        if (given.isPresent()) {
            return given.get();
        }
        if (!document.kind().isState()) {
            return 0;
        }
        return asOf(document)
                .map(Instant::toEpochMilli)
                .orElseGet(() -> (transmission.sequence() << 32) | (ordinal & 0xffff_ffffL));
    }

    private static Optional<Instant> asOf(Document document) {
        Optional<Instant> changed = document.header().changedAt();
        return document instanceof Stock stock ? stock.asOf().or(() -> changed) : changed;
    }

    private static String content(Document document) {
        if (!document.kind().isState()) {
            return Digest.of(CanonicalJson.write(document));
        }
        Document timeless = document.withHeader(document.header().with(Optional.empty(), Optional.empty()));
        if (timeless instanceof Stock stock) {
            timeless = stock.asOf(Optional.empty());
        }
        return Digest.of(CanonicalJson.write(timeless));
    }
}
