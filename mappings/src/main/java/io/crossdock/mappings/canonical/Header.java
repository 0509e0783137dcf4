package io.crossdock.mappings.canonical;

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
 */
public record Header(
        String schema,
        String issuer,
        Optional<Long> version,
        Optional<Instant> changedAt,
        boolean test,
        Map<String, String> references) {

    public static final String SCHEMA = "1.0";

    public static final Header NEW = new Header(SCHEMA, "", Optional.empty(), Optional.empty(), false, Map.of());

    public Header {
        issuer = Copies.of(issuer);
        references = Copies.of(references);
    }

    public Header issuedBy(String partner) {
        return new Header(schema, partner, version, changedAt, test, references);
    }

    public Header with(Optional<Long> newVersion, Optional<Instant> newChangedAt) {
        return new Header(schema, issuer, newVersion, newChangedAt, test, references);
    }

    public Header asTest(boolean isTest) {
        return new Header(schema, issuer, version, changedAt, isTest, references);
    }

    public Header referring(Map<String, String> newReferences) {
        return new Header(schema, issuer, version, changedAt, test, newReferences);
    }
}
