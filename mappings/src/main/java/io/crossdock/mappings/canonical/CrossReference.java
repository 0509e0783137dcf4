package io.crossdock.mappings.canonical;

import io.crossdock.config.Kind;
import io.crossdock.config.Where;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One number by which one partner knows one thing.
 *
 * @param entity what it is a number of: {@code article}, {@code party}, or the word of a kind of documents; absent: {@code article}
 * @param partner whose number it is; empty: the sender's
 * @param scheme the kind of number, as in an article's identifiers: {@code buyer}, {@code supplier}, {@code gtin}, {@code sku}
 * @param external the number; a GTIN with 14 digits
 * @param canonical what it means; of an article {@code supplier-partner/number}
 * @param factor canonical units in one of the partner's; absent: 1
 * @param from first instant of validity; absent: since ever
 * @param until first instant after validity (half-open); a later reference of the same number ends it too
 */
public record CrossReference(
        Header header,
        String entity,
        String partner,
        @Mandatory String scheme,
        @Mandatory String external,
        @Mandatory String canonical,
        BigDecimal factor,
        Optional<Instant> from,
        Optional<Instant> until)
        implements Document {

    public static final String ARTICLE = "article";

    public CrossReference {
        header = Copies.of(header, Header.NEW);
        entity = Copies.of(entity, ARTICLE);
        partner = Copies.of(partner);
        scheme = Copies.of(scheme);
        external = Copies.of(external);
        external = scheme.equals(Gtin.SCHEME) ? Gtin.padded(external) : external;
        canonical = Copies.of(canonical);
        factor = Copies.plain(Copies.of(factor, BigDecimal.ONE), "factor");
        from = Copies.of(from);
        until = Copies.of(until);
    }

    /** One that always holds, unit for unit. */
    public static CrossReference of(String entity, String partner, String scheme, String external, String canonical) {
        return new CrossReference(
                Header.NEW,
                entity,
                partner,
                scheme,
                external,
                canonical,
                BigDecimal.ONE,
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public Kind kind() {
        return Kind.XREF;
    }

    @Override
    public String number() {
        return String.join(
                "|",
                entity,
                partner,
                scheme,
                external,
                from.map(Instant::toString).orElse(""));
    }

    @Override
    public Map<Where.Field, String> fields() {
        return Map.of(Where.Field.TYPE, entity);
    }

    @Override
    public CrossReference withHeader(Header changed) {
        return new CrossReference(changed, entity, partner, scheme, external, canonical, factor, from, until);
    }

    /** The number as that of a partner, where it is nobody's yet. */
    public CrossReference ownedBy(String sender) {
        return partner.isEmpty()
                ? new CrossReference(header, entity, sender, scheme, external, canonical, factor, from, until)
                : this;
    }

    /** The same until an instant. */
    public CrossReference endingAt(Instant end) {
        return new CrossReference(header, entity, partner, scheme, external, canonical, factor, from, Optional.of(end));
    }

    @Override
    public Stream<Article> articles() {
        return Stream.empty();
    }

    @Override
    public CrossReference withArticles(UnaryOperator<Article> change) {
        return this;
    }

    @Override
    public CrossReference withParties(UnaryOperator<PartyRef> change) {
        return this;
    }
}
