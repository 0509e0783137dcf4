package io.crossdock.mappings.canonical;

import io.crossdock.config.Kind;
import io.crossdock.config.Where;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The stock of one article at one location.
 *
 * @param location the location's own code within its issuer; empty: the issuer has one stock
 * @param buckets {@code on-hand}, {@code available}, {@code reserved}, {@code on-order}, {@code in-transit}, {@code damaged},
 *     {@code hold}, {@code safety}, {@code backorder}
 * @param expiry the last day that the lot may be sold or used
 * @param asOf the instant that the figures speak of; it is the version where the source gives no other
 */
public record Stock(
        Header header,
        @Mandatory Article article,
        String location,
        @Mandatory Map<String, BigDecimal> buckets,
        String unit,
        Optional<Instant> asOf,
        Optional<String> lot,
        Optional<LocalDate> expiry)
        implements Document {

    public Stock {
        header = Copies.of(header, Header.NEW);
        article = Copies.of(article, Article.NONE);
        location = Copies.of(location);
        buckets = Copies.plain(buckets);
        unit = Copies.of(unit, Quantity.PIECE);
        asOf = Copies.of(asOf);
        lot = Copies.of(lot);
        expiry = Copies.of(expiry);
    }

    @Override
    public Kind kind() {
        return Kind.STOCK;
    }

    @Override
    public String number() {
        return String.join("|", article.key(), location, lot.orElse(""));
    }

    @Override
    public Map<Where.Field, String> fields() {
        Map<Where.Field, String> fields = new LinkedHashMap<>();
        fields.put(Where.Field.SUPPLIER, header.issuer());
        fields.put(Where.Field.LOCATION, location);
        return fields;
    }

    @Override
    public Stock withHeader(Header changed) {
        return new Stock(changed, article, location, buckets, unit, asOf, lot, expiry);
    }

    @Override
    public Stream<Article> articles() {
        return Stream.of(article);
    }

    @Override
    public Stock withArticles(UnaryOperator<Article> change) {
        return new Stock(header, change.apply(article), location, buckets, unit, asOf, lot, expiry);
    }

    @Override
    public Stock withParties(UnaryOperator<PartyRef> change) {
        return this;
    }

    public Stock at(String place) {
        return new Stock(header, article, place, buckets, unit, asOf, lot, expiry);
    }

    public Stock withBuckets(Map<String, BigDecimal> changed) {
        return new Stock(header, article, location, changed, unit, asOf, lot, expiry);
    }

    public Stock asOf(Optional<Instant> changed) {
        return new Stock(header, article, location, buckets, unit, changed, lot, expiry);
    }
}
