package io.crossdock.mappings.canonical;

import io.crossdock.config.Kind;
import io.crossdock.config.Where;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a warehouse or store received, and how it was: a receiving advice.
 *
 * @param goodsReceiptNumber the receiver's number
 * @param function {@code original}, {@code replace}, {@code cancel}, {@code copy}; absent: {@code original}
 * @param orders the buyer's order numbers
 * @param shipments the numbers of the shipments, as their sender calls them
 * @param receiptDate the date on the document
 * @param receivedAt the instant that the goods came, where the document gives one
 * @param receivedDate the day that the goods came
 * @param parties by role: {@code buyer}, {@code supplier}, {@code ship-from}, {@code ship-to}, {@code carrier}
 */
public record GoodsReceipt(
        Header header,
        @Mandatory String goodsReceiptNumber,
        String function,
        List<String> orders,
        List<String> shipments,
        Optional<LocalDate> receiptDate,
        Optional<Instant> receivedAt,
        Optional<LocalDate> receivedDate,
        Map<String, PartyRef> parties,
        List<Line> lines,
        List<String> notes)
        implements Document, NamesParties {

    /**
     * What is not as it was announced or ordered.
     *
     * @param type {@code damaged}, {@code short}, {@code over}, {@code rejected}, {@code wrong-article}, {@code expired}, {@code other}
     */
    public record Difference(@Mandatory String type, Optional<Quantity> quantity, Optional<String> reason) {

        public Difference {
            type = Copies.of(type);
            quantity = Copies.of(quantity);
            reason = Copies.of(reason);
        }
    }

    /**
     * @param quantity what was received
     * @param accepted what of it was taken
     * @param shipped what had been announced
     * @param order the buyer's order number; absent: the receipt's only one
     * @param orderLine the number of the order's line
     * @param sscc the logistic unit that it came in, 18 digits
     * @param expiry the last day that it may be sold or used
     */
    public record Line(
            String number,
            @Mandatory Article article,
            @Mandatory Quantity quantity,
            Optional<Quantity> accepted,
            Optional<Quantity> shipped,
            List<Difference> differences,
            Optional<String> order,
            Optional<String> orderLine,
            Optional<String> sscc,
            Optional<String> lot,
            Optional<LocalDate> expiry,
            List<String> serials,
            List<String> notes) {

        public Line {
            number = Copies.of(number);
            article = Copies.of(article, Article.NONE);
            Objects.requireNonNull(quantity, "quantity is missing");
            accepted = Copies.of(accepted);
            shipped = Copies.of(shipped);
            differences = Copies.of(differences);
            order = Copies.of(order);
            orderLine = Copies.of(orderLine);
            sscc = Copies.of(sscc);
            lot = Copies.of(lot);
            expiry = Copies.of(expiry);
            serials = Copies.of(serials);
            notes = Copies.of(notes);
        }

        /** The same in a logistic unit. */
        public Line in(String unit) {
            return new Line(
                    number,
                    article,
                    quantity,
                    accepted,
                    shipped,
                    differences,
                    order,
                    orderLine,
                    Optional.of(unit),
                    lot,
                    expiry,
                    serials,
                    notes);
        }

        Line withArticles(UnaryOperator<Article> change) {
            return new Line(
                    number,
                    change.apply(article),
                    quantity,
                    accepted,
                    shipped,
                    differences,
                    order,
                    orderLine,
                    sscc,
                    lot,
                    expiry,
                    serials,
                    notes);
        }
    }

    public GoodsReceipt {
        header = Copies.of(header, Header.NEW);
        goodsReceiptNumber = Copies.of(goodsReceiptNumber);
        function = Copies.of(function, "original");
        orders = Copies.of(orders);
        shipments = Copies.of(shipments);
        receiptDate = Copies.of(receiptDate);
        receivedAt = Copies.of(receivedAt);
        receivedDate = Copies.of(receivedDate);
        parties = Copies.of(parties);
        lines = Copies.of(lines);
        notes = Copies.of(notes);
    }

    @Override
    public Kind kind() {
        return Kind.GOODS_RECEIPT;
    }

    @Override
    public String number() {
        return goodsReceiptNumber;
    }

    @Override
    public Map<Where.Field, String> fields() {
        Map<Where.Field, String> fields = Roles.fields(parties);
        fields.put(Where.Field.FUNCTION, function);
        return fields;
    }

    @Override
    public GoodsReceipt withHeader(Header changed) {
        return copy(changed, parties, lines);
    }

    @Override
    public Stream<Article> articles() {
        return lines.stream().map(Line::article);
    }

    @Override
    public GoodsReceipt withArticles(UnaryOperator<Article> change) {
        return copy(
                header,
                parties,
                lines.stream().map(line -> line.withArticles(change)).toList());
    }

    @Override
    public GoodsReceipt withParties(UnaryOperator<PartyRef> change) {
        return copy(header, Roles.changed(parties, change), lines);
    }

    private GoodsReceipt copy(Header newHeader, Map<String, PartyRef> newParties, List<Line> newLines) {
        return new GoodsReceipt(
                newHeader,
                goodsReceiptNumber,
                function,
                orders,
                shipments,
                receiptDate,
                receivedAt,
                receivedDate,
                newParties,
                newLines,
                notes);
    }
}
