package io.crossdock.mappings.canonical;

import io.crossdock.config.Kind;
import io.crossdock.config.Where;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the supplier says to an order, or to the change of one.
 *
 * @param orderResponseNumber the supplier's number of the response; absent: the standard has none, as X12 855
 * @param orderNumber the buyer's number of the order
 * @param type {@code order}, {@code change}: what it answers; absent: {@code order}
 * @param function {@code original}, {@code replace}, {@code cancel}, {@code copy}; absent: {@code original}
 * @param status {@code accepted}, {@code changed}, {@code rejected}, {@code received}
 * @param responseDate the date on the document
 * @param orderDate the date on the order
 * @param parties by role, as in an {@link Order}
 * @param total what the document says the total is; compared, never trusted
 */
public record OrderResponse(
        Header header,
        Optional<String> orderResponseNumber,
        @Mandatory String orderNumber,
        String type,
        String function,
        @Mandatory String status,
        Optional<LocalDate> responseDate,
        Optional<LocalDate> orderDate,
        Optional<LocalDate> deliveryDate,
        Optional<String> currency,
        Map<String, PartyRef> parties,
        List<Line> lines,
        List<Charge> charges,
        Optional<BigDecimal> total,
        List<String> notes)
        implements Document, NamesParties {

    /**
     * @param number the line's number in the order; a line that the order does not have bears a new one
     * @param status {@code accepted}, {@code changed}, {@code backordered}, {@code rejected}, {@code deleted}, {@code added},
     *     {@code substituted}, {@code delivered}, {@code unchanged}; absent: as the whole
     * @param article as it was ordered
     * @param substitute what is delivered in its place
     * @param ordered what the order asked for
     * @param quantity what will be delivered
     * @param backordered what will follow later
     * @param price for one unit, or for {@code per}
     * @param deliveries the quantity in parts, where it does not come at once
     * @param reason why it is not as ordered
     */
    public record Line(
            String number,
            Optional<String> status,
            @Mandatory Article article,
            Optional<Article> substitute,
            Optional<Quantity> ordered,
            Optional<Quantity> quantity,
            Optional<Quantity> backordered,
            Optional<BigDecimal> price,
            Optional<Quantity> per,
            Optional<BigDecimal> amount,
            Optional<LocalDate> deliveryDate,
            List<Delivery> deliveries,
            Optional<String> reason,
            List<String> notes) {

        public Line {
            number = Copies.of(number);
            status = Copies.of(status);
            article = Copies.of(article, Article.NONE);
            substitute = Copies.of(substitute);
            ordered = Copies.of(ordered);
            quantity = Copies.of(quantity);
            backordered = Copies.of(backordered);
            price = Copies.plain(price, "price");
            per = Copies.of(per);
            amount = Copies.plain(amount, "amount");
            deliveryDate = Copies.of(deliveryDate);
            deliveries = Copies.of(deliveries);
            reason = Copies.of(reason);
            notes = Copies.of(notes);
        }

        Line withArticles(UnaryOperator<Article> change) {
            return new Line(
                    number,
                    status,
                    change.apply(article),
                    substitute.map(change),
                    ordered,
                    quantity,
                    backordered,
                    price,
                    per,
                    amount,
                    deliveryDate,
                    deliveries,
                    reason,
                    notes);
        }
    }

    public OrderResponse {
        header = Copies.of(header, Header.NEW);
        orderResponseNumber = Copies.of(orderResponseNumber);
        orderNumber = Copies.of(orderNumber);
        type = Copies.of(type, "order");
        function = Copies.of(function, "original");
        status = Copies.of(status);
        responseDate = Copies.of(responseDate);
        orderDate = Copies.of(orderDate);
        deliveryDate = Copies.of(deliveryDate);
        currency = Copies.of(currency);
        parties = Copies.of(parties);
        lines = Copies.of(lines);
        charges = Copies.of(charges);
        total = Copies.plain(total, "total");
        notes = Copies.of(notes);
    }

    @Override
    public Kind kind() {
        return Kind.ORDER_RESPONSE;
    }

    @Override
    public String number() {
        return orderResponseNumber.orElseGet(() -> String.join(
                "|", orderNumber, type, responseDate.map(LocalDate::toString).orElse("")));
    }

    @Override
    public Map<Where.Field, String> fields() {
        Map<Where.Field, String> fields = Roles.fields(parties, header);
        fields.put(Where.Field.TYPE, type);
        fields.put(Where.Field.FUNCTION, function);
        currency.ifPresent(value -> fields.put(Where.Field.CURRENCY, value));
        return fields;
    }

    @Override
    public OrderResponse withHeader(Header changed) {
        return copy(changed, parties, lines);
    }

    @Override
    public Stream<Article> articles() {
        return lines.stream().flatMap(line -> Stream.concat(Stream.of(line.article()), line.substitute().stream()));
    }

    @Override
    public OrderResponse withArticles(UnaryOperator<Article> change) {
        return copy(
                header,
                parties,
                lines.stream().map(line -> line.withArticles(change)).toList());
    }

    @Override
    public OrderResponse withParties(UnaryOperator<PartyRef> change) {
        return copy(header, Roles.changed(parties, change), lines);
    }

    private OrderResponse copy(Header newHeader, Map<String, PartyRef> newParties, List<Line> newLines) {
        return new OrderResponse(
                newHeader,
                orderResponseNumber,
                orderNumber,
                type,
                function,
                status,
                responseDate,
                orderDate,
                deliveryDate,
                currency,
                newParties,
                newLines,
                charges,
                total,
                notes);
    }
}
