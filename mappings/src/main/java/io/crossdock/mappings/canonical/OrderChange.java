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
 * What the buyer changes in an order that he placed before.
 *
 * @param orderNumber the buyer's number of the order
 * @param orderChangeNumber the buyer's number of the change, unique at least within the order; absent: its date tells it from others
 * @param function {@code change}, {@code replace}, {@code cancel}, {@code copy}; absent: {@code change}
 * @param changeDate the date on the document
 * @param orderDate the date on the order
 * @param deliveryDate requested delivery of what has no own
 * @param parties by role, as in an {@link Order}
 * @param total what the document says the total is; compared, never trusted
 */
public record OrderChange(
        Header header,
        @Mandatory String orderNumber,
        Optional<String> orderChangeNumber,
        String function,
        Optional<LocalDate> changeDate,
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
     * @param number the line's number in the order
     * @param action {@code add}, {@code change}, {@code delete}, {@code none}; absent: {@code change}
     * @param quantity what is wanted from now on; absent: as it was
     * @param previous what was wanted before
     * @param price for one unit, or for {@code per}
     * @param deliveries the quantity in parts, where it is not wanted at once
     */
    public record Line(
            String number,
            String action,
            @Mandatory Article article,
            Optional<Quantity> quantity,
            Optional<Quantity> previous,
            Optional<BigDecimal> price,
            Optional<Quantity> per,
            Optional<BigDecimal> amount,
            Optional<LocalDate> deliveryDate,
            List<Delivery> deliveries,
            List<String> notes) {

        public Line {
            number = Copies.of(number);
            action = Copies.of(action, "change");
            article = Copies.of(article, Article.NONE);
            quantity = Copies.of(quantity);
            previous = Copies.of(previous);
            price = Copies.plain(price, "price");
            per = Copies.of(per);
            amount = Copies.plain(amount, "amount");
            deliveryDate = Copies.of(deliveryDate);
            deliveries = Copies.of(deliveries);
            notes = Copies.of(notes);
        }

        Line withArticles(UnaryOperator<Article> change) {
            return new Line(
                    number,
                    action,
                    change.apply(article),
                    quantity,
                    previous,
                    price,
                    per,
                    amount,
                    deliveryDate,
                    deliveries,
                    notes);
        }
    }

    public OrderChange {
        header = Copies.of(header, Header.NEW);
        orderNumber = Copies.of(orderNumber);
        orderChangeNumber = Copies.of(orderChangeNumber);
        function = Copies.of(function, "change");
        changeDate = Copies.of(changeDate);
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
        return Kind.ORDER_CHANGE;
    }

    @Override
    public String number() {
        return String.join("|", orderNumber, orderChangeNumber.orElseGet(() -> changeDate
                .map(LocalDate::toString)
                .orElse("")));
    }

    @Override
    public Map<Where.Field, String> fields() {
        Map<Where.Field, String> fields = Roles.fields(parties);
        fields.put(Where.Field.FUNCTION, function);
        currency.ifPresent(value -> fields.put(Where.Field.CURRENCY, value));
        return fields;
    }

    @Override
    public OrderChange withHeader(Header changed) {
        return copy(changed, parties, lines);
    }

    @Override
    public Stream<Article> articles() {
        return lines.stream().map(Line::article);
    }

    @Override
    public OrderChange withArticles(UnaryOperator<Article> change) {
        return copy(
                header,
                parties,
                lines.stream().map(line -> line.withArticles(change)).toList());
    }

    @Override
    public OrderChange withParties(UnaryOperator<PartyRef> change) {
        return copy(header, Roles.changed(parties, change), lines);
    }

    private OrderChange copy(Header newHeader, Map<String, PartyRef> newParties, List<Line> newLines) {
        return new OrderChange(
                newHeader,
                orderNumber,
                orderChangeNumber,
                function,
                changeDate,
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
