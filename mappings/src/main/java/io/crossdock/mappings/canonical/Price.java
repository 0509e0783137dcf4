package io.crossdock.mappings.canonical;

import io.crossdock.config.Kind;
import io.crossdock.config.Where;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One price of one article.
 *
 * @param type {@code list}, {@code customer}, {@code group}, {@code tier}, {@code promo}, {@code floor}, {@code cost}, {@code dealer},
 *     {@code recommended}; absent: {@code list}
 * @param list the name of the price list
 * @param customer whom it is for; absent: everybody
 * @param per the quantity that the amount pays for; absent: one piece
 * @param minimum the smallest quantity that has this price
 * @param maximum the largest quantity that has this price
 * @param from first instant of validity
 * @param until first instant after validity (half-open)
 * @param promotion the promotion that it belongs to
 */
public record Price(
        Header header,
        @Mandatory Article article,
        String type,
        Optional<String> list,
        Optional<PartyRef> customer,
        @Mandatory Money amount,
        Quantity per,
        boolean taxIncluded,
        Optional<Quantity> minimum,
        Optional<Quantity> maximum,
        Optional<Instant> from,
        Optional<Instant> until,
        Optional<String> promotion)
        implements Document {

    public Price {
        header = Copies.of(header, Header.NEW);
        article = Copies.of(article, Article.NONE);
        type = Copies.of(type, "list");
        list = Copies.of(list);
        customer = Copies.of(customer);
        Objects.requireNonNull(amount, "amount is missing");
        per = Copies.of(per, Quantity.of(BigDecimal.ONE, Quantity.PIECE));
        minimum = Copies.of(minimum);
        maximum = Copies.of(maximum);
        from = Copies.of(from);
        until = Copies.of(until);
        promotion = Copies.of(promotion);
    }

    @Override
    public Kind kind() {
        return Kind.PRICE;
    }

    @Override
    public String number() {
        return String.join(
                "|",
                article.key(),
                type,
                list.orElse(""),
                customer.map(PartyRef::key).orElse(""),
                minimum.map(quantity -> quantity.value().toPlainString()).orElse(""),
                from.map(Instant::toString).orElse(""));
    }

    @Override
    public Map<Where.Field, String> fields() {
        Map<Where.Field, String> fields = new LinkedHashMap<>();
        fields.put(Where.Field.SUPPLIER, header.issuer());
        fields.put(Where.Field.TYPE, type);
        fields.put(Where.Field.CURRENCY, amount.currency());
        customer.ifPresent(party -> fields.put(Where.Field.BUYER, party.partner()));
        return fields;
    }

    @Override
    public Price withHeader(Header changed) {
        return new Price(
                changed,
                article,
                type,
                list,
                customer,
                amount,
                per,
                taxIncluded,
                minimum,
                maximum,
                from,
                until,
                promotion);
    }

    @Override
    public Stream<Article> articles() {
        return Stream.of(article);
    }

    @Override
    public Price withArticles(UnaryOperator<Article> change) {
        return new Price(
                header,
                change.apply(article),
                type,
                list,
                customer,
                amount,
                per,
                taxIncluded,
                minimum,
                maximum,
                from,
                until,
                promotion);
    }

    @Override
    public Price withParties(UnaryOperator<PartyRef> change) {
        return new Price(
                header,
                article,
                type,
                list,
                customer.map(change),
                amount,
                per,
                taxIncluded,
                minimum,
                maximum,
                from,
                until,
                promotion);
    }

    public Price endingAt(Instant instant) {
        return new Price(
                header,
                article,
                type,
                list,
                customer,
                amount,
                per,
                taxIncluded,
                minimum,
                maximum,
                from,
                Optional.of(instant),
                promotion);
    }
}
