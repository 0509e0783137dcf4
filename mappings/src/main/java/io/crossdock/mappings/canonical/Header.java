package io.crossdock.mappings.canonical;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What every document says of itself.
 *
 * @param schema version of the canonical schema, {@code major.minor}
 * @param issuer the partner whose number the document bears; empty until intake knows it
 * @param version the source's own version or change number; absent: the source has none
 * @param changedAt when the source last changed it
 * @param references other documents by scheme: {@code order}, {@code contract}, {@code delivery-note}
 * @param unknown what a newer minor schema says and this one does not know: JSON text by JSON pointer into the document; it is
 *     written back in its place
 */
public record Header(
        String schema,
        String issuer,
        Optional<Long> version,
        Optional<Instant> changedAt,
        boolean test,
        Map<String, String> references,
        @JsonIgnore Map<String, String> unknown) {

    public static final String SCHEMA = "1.0";

    public static final Header NEW = new Header(SCHEMA, "", Optional.empty(), Optional.empty(), false, Map.of());

    public Header {
        schema = Copies.of(schema, SCHEMA);
        issuer = Copies.of(issuer);
        version = Copies.of(version);
        changedAt = Copies.of(changedAt);
        references = Copies.of(references);
        unknown = Copies.of(unknown);
    }

    public Header(
            String schema,
            String issuer,
            Optional<Long> version,
            Optional<Instant> changedAt,
            boolean test,
            Map<String, String> references) {
        this(schema, issuer, version, changedAt, test, references, Map.of());
    }

    public Header issuedBy(String partner) {
        return new Header(schema, partner, version, changedAt, test, references, unknown);
    }

    public Header with(Optional<Long> newVersion, Optional<Instant> newChangedAt) {
        return new Header(schema, issuer, newVersion, newChangedAt, test, references, unknown);
    }

    public Header asTest(boolean isTest) {
        return new Header(schema, issuer, version, changedAt, isTest, references, unknown);
    }

    Header keeping(Map<String, String> newUnknown) {
        return new Header(schema, issuer, version, changedAt, test, references, newUnknown);
    }

    public Header referring(Map<String, String> newReferences) {
        return new Header(schema, issuer, version, changedAt, test, newReferences, unknown);
    }
}
