package io.crossdock.mappings.canonical;

import io.crossdock.config.Kind;
import io.crossdock.config.Where;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An order: of a dealer, of a consumer, or a sale at a till.
 *
 * @param orderNumber the buyer's number; at a till, store + till + receipt + business date
 * @param type {@code standard}, {@code blanket}, {@code call-off}, {@code consignment}, {@code rush}, {@code drop-ship},
 *     {@code sale} (at a till), {@code pick-up}, {@code transfer}, {@code sample}; absent: {@code standard}
 * @param function {@code original}, {@code change}, {@code replace}, {@code cancel}, {@code copy},
 *     {@code confirm}; absent: {@code original}
 * @param salesChannel where the buyer bought, in the commercial sense
 * @param placedAt the instant the order was placed, where the document gives one
 * @param orderDate the date on the document
 * @param deliveryDate requested delivery
 * @param businessDate the till's accounting day, which may differ from the calendar's
 * @param terms how and until when it is to be paid
 * @param deliveryTerms Incoterms
 * @param parties by role: {@code buyer}, {@code supplier}, {@code ship-to}, {@code invoicee}, {@code payer}, {@code consumer}, {@code store}
 * @param payments how it was paid, by method
 * @param total what the document says the total is; compared, never trusted
 */
public record Order(
        Header header,
        @Mandatory String orderNumber,
        String type,
        String function,
        Optional<String> salesChannel,
        Optional<Instant> placedAt,
        Optional<LocalDate> orderDate,
        Optional<LocalDate> deliveryDate,
        Optional<LocalDate> businessDate,
        Optional<String> currency,
        boolean taxIncluded,
        List<PaymentTerms> terms,
        Optional<String> deliveryTerms,
        Map<String, PartyRef> parties,
        List<Line> lines,
        List<Charge> charges,
        List<Payment> payments,
        Optional<BigDecimal> total,
        List<String> notes)
        implements Document, NamesParties {

    /**
     * @param number the line's number in its document
     * @param price for one unit, or for {@code per}, after allowances
     * @param listPrice before allowances
     * @param amount of the line, after its allowances
     * @param deliveries the quantity in parts, where it is not wanted at once
     */
    public record Line(
            String number,
            @Mandatory Article article,
            @Mandatory Quantity quantity,
            Optional<BigDecimal> price,
            Optional<Quantity> per,
            Optional<BigDecimal> listPrice,
            Optional<BigDecimal> amount,
            Optional<LocalDate> deliveryDate,
            List<Delivery> deliveries,
            List<Tax> taxes,
            List<Charge> charges,
            List<String> notes) {

        public Line {
            number = Copies.of(number);
            article = Copies.of(article, Article.NONE);
            Objects.requireNonNull(quantity, "quantity is missing");
            price = Copies.plain(price, "price");
            per = Copies.of(per);
            listPrice = Copies.plain(listPrice, "listPrice");
            amount = Copies.plain(amount, "amount");
            deliveryDate = Copies.of(deliveryDate);
            deliveries = Copies.of(deliveries);
            taxes = Copies.of(taxes);
            charges = Copies.of(charges);
            notes = Copies.of(notes);
        }

        Line withArticle(Article changed) {
            return new Line(
                    number,
                    changed,
                    quantity,
                    price,
                    per,
                    listPrice,
                    amount,
                    deliveryDate,
                    deliveries,
                    taxes,
                    charges,
                    notes);
        }
    }

    public record Payment(
            @Mandatory String method, @Mandatory BigDecimal amount, Optional<String> reference) {
        public Payment {
            method = Copies.of(method);
            amount = Copies.plain(amount, "amount");
            reference = Copies.of(reference);
        }
    }

    public Order {
        header = Copies.of(header, Header.NEW);
        orderNumber = Copies.of(orderNumber);
        type = Copies.of(type, "standard");
        function = Copies.of(function, "original");
        salesChannel = Copies.of(salesChannel);
        placedAt = Copies.of(placedAt);
        orderDate = Copies.of(orderDate);
        deliveryDate = Copies.of(deliveryDate);
        businessDate = Copies.of(businessDate);
        currency = Copies.of(currency);
        terms = Copies.of(terms);
        deliveryTerms = Copies.of(deliveryTerms);
        parties = Copies.of(parties);
        lines = Copies.of(lines);
        charges = Copies.of(charges);
        payments = Copies.of(payments);
        total = Copies.plain(total, "total");
        notes = Copies.of(notes);
    }

    @Override
    public Kind kind() {
        return Kind.ORDER;
    }

    @Override
    public String number() {
        return orderNumber;
    }

    @Override
    public Map<Where.Field, String> fields() {
        Map<Where.Field, String> fields = Roles.fields(parties);
        fields.put(Where.Field.TYPE, type);
        fields.put(Where.Field.FUNCTION, function);
        salesChannel.ifPresent(value -> fields.put(Where.Field.SALES_CHANNEL, value));
        currency.ifPresent(value -> fields.put(Where.Field.CURRENCY, value));
        return fields;
    }

    @Override
    public Order withHeader(Header changed) {
        return copy(changed, parties, lines);
    }

    @Override
    public Stream<Article> articles() {
        return lines.stream().map(Line::article);
    }

    @Override
    public Order withArticles(UnaryOperator<Article> change) {
        return copy(
                header,
                parties,
                lines.stream()
                        .map(line -> line.withArticle(change.apply(line.article())))
                        .toList());
    }

    @Override
    public Order withParties(UnaryOperator<PartyRef> change) {
        return copy(header, Roles.changed(parties, change), lines);
    }

    private Order copy(Header newHeader, Map<String, PartyRef> newParties, List<Line> newLines) {
        return new Order(
                newHeader,
                orderNumber,
                type,
                function,
                salesChannel,
                placedAt,
                orderDate,
                deliveryDate,
                businessDate,
                currency,
                taxIncluded,
                terms,
                deliveryTerms,
                newParties,
                newLines,
                charges,
                payments,
                total,
                notes);
    }
}
