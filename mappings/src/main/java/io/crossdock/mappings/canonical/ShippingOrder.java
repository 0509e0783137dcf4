package io.crossdock.mappings.canonical;

import io.crossdock.config.Kind;
import io.crossdock.config.Where;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the owner of goods tells a warehouse to ship. The warehouse answers with a {@link Shipment}.
 *
 * @param shippingOrderNumber the owner's number
 * @param function {@code original}, {@code change}, {@code replace}, {@code cancel}, {@code copy}; absent: {@code original}
 * @param orders the buyer's order numbers
 * @param orderDate the date on the document
 * @param shipDate when it shall leave
 * @param deliveryDate when it shall arrive
 * @param carrier the carrier wanted, by its code: SCAC or name
 * @param service the carrier's service wanted
 * @param freight who pays it: {@code prepaid}, {@code collect}, {@code third-party}
 * @param parties by role: {@code depositor} (the owner), {@code warehouse}, {@code ship-to}, {@code buyer}, {@code carrier}
 */
public record ShippingOrder(
        Header header,
        @Mandatory String shippingOrderNumber,
        String function,
        List<String> orders,
        Optional<LocalDate> orderDate,
        Optional<LocalDate> shipDate,
        Optional<LocalDate> deliveryDate,
        Optional<String> carrier,
        Optional<String> service,
        Optional<String> freight,
        Map<String, PartyRef> parties,
        List<Line> lines,
        List<String> notes)
        implements Document, NamesParties {

    /**
     * @param order the buyer's order number; absent: the document's only one
     * @param orderLine the number of the order's line
     */
    public record Line(
            String number,
            @Mandatory Article article,
            @Mandatory Quantity quantity,
            Optional<String> order,
            Optional<String> orderLine,
            Optional<String> lot,
            List<String> notes) {

        public Line {
            number = Copies.of(number);
            article = Copies.of(article, Article.NONE);
            Objects.requireNonNull(quantity, "quantity is missing");
            order = Copies.of(order);
            orderLine = Copies.of(orderLine);
            lot = Copies.of(lot);
            notes = Copies.of(notes);
        }

        Line withArticles(UnaryOperator<Article> change) {
            return new Line(number, change.apply(article), quantity, order, orderLine, lot, notes);
        }
    }

    public ShippingOrder {
        header = Copies.of(header, Header.NEW);
        shippingOrderNumber = Copies.of(shippingOrderNumber);
        function = Copies.of(function, "original");
        orders = Copies.of(orders);
        orderDate = Copies.of(orderDate);
        shipDate = Copies.of(shipDate);
        deliveryDate = Copies.of(deliveryDate);
        carrier = Copies.of(carrier);
        service = Copies.of(service);
        freight = Copies.of(freight);
        parties = Copies.of(parties);
        lines = Copies.of(lines);
        notes = Copies.of(notes);
    }

    @Override
    public Kind kind() {
        return Kind.SHIPPING_ORDER;
    }

    @Override
    public String number() {
        return shippingOrderNumber;
    }

    @Override
    public Map<Where.Field, String> fields() {
        Map<Where.Field, String> fields = Roles.fields(parties);
        fields.put(Where.Field.FUNCTION, function);
        return fields;
    }

    @Override
    public ShippingOrder withHeader(Header changed) {
        return copy(changed, parties, lines);
    }

    @Override
    public Stream<Article> articles() {
        return lines.stream().map(Line::article);
    }

    @Override
    public ShippingOrder withArticles(UnaryOperator<Article> change) {
        return copy(
                header,
                parties,
                lines.stream().map(line -> line.withArticles(change)).toList());
    }

    @Override
    public ShippingOrder withParties(UnaryOperator<PartyRef> change) {
        return copy(header, Roles.changed(parties, change), lines);
    }

    private ShippingOrder copy(Header newHeader, Map<String, PartyRef> newParties, List<Line> newLines) {
        return new ShippingOrder(
                newHeader,
                shippingOrderNumber,
                function,
                orders,
                orderDate,
                shipDate,
                deliveryDate,
                carrier,
                service,
                freight,
                newParties,
                newLines,
                notes);
    }
}
