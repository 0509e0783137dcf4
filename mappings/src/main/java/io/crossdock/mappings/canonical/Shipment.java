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
 * What left for somebody: a despatch advice.
 *
 * @param shipmentNumber the sender's number
 * @param function {@code original}, {@code replace}, {@code cancel}, {@code copy}; absent: {@code original}
 * @param orders the buyer's order numbers
 * @param parties by role: {@code buyer}, {@code supplier}, {@code ship-from}, {@code ship-to}, {@code carrier}
 * @param shippedAt the instant it left, where the document gives one
 * @param expectedAt the instant it is expected, where the document gives one
 * @param shipmentDate the date on the document
 * @param shippedDate the day it left
 * @param deliveryDate the day it is expected
 * @param measures of the whole, as of a {@link Package}
 * @param complete whether nothing more follows for these orders; absent: not said
 */
public record Shipment(
        Header header,
        @Mandatory String shipmentNumber,
        String function,
        List<String> orders,
        Map<String, PartyRef> parties,
        Optional<String> carrier,
        List<String> tracking,
        Optional<Instant> shippedAt,
        Optional<Instant> expectedAt,
        Optional<LocalDate> shipmentDate,
        Optional<LocalDate> shippedDate,
        Optional<LocalDate> deliveryDate,
        Map<String, Quantity> measures,
        List<Package> packages,
        Optional<Boolean> complete)
        implements Document, NamesParties {

    /**
     * A logistic unit; a shipment that names none has one without number. Units stand in a flat list and name what they stand on.
     *
     * @param number its number in the shipment
     * @param parent the number of the unit that it stands on or in; absent: of none
     * @param sscc 18 digits; absent: the unit bears none
     * @param type packaging, UN/ECE Recommendation 21 with prefix X: {@code XCT}
     * @param count how many units alike it stands for; absent: one
     * @param measures {@code gross-weight}, {@code net-weight}, {@code volume}, {@code length}, {@code width}, {@code height}
     */
    public record Package(
            String number,
            Optional<String> parent,
            Optional<String> sscc,
            Optional<String> type,
            Optional<Long> count,
            Map<String, Quantity> measures,
            List<Line> lines) {

        public Package {
            number = Copies.of(number);
            parent = Copies.of(parent);
            sscc = Copies.of(sscc);
            type = Copies.of(type);
            count = Copies.of(count);
            measures = Copies.of(measures);
            lines = Copies.of(lines);
        }

        Package withArticles(UnaryOperator<Article> change) {
            List<Line> changed =
                    lines.stream().map(line -> line.withArticles(change)).toList();
            return new Package(number, parent, sscc, type, count, measures, changed);
        }
    }

    /**
     * @param quantity what was shipped
     * @param ordered what had been ordered
     * @param reason why less or more was shipped than ordered
     * @param order the buyer's order number; absent: the shipment's only one
     * @param orderLine the number of the order's line
     * @param expiry the last day that it may be sold or used
     */
    public record Line(
            String number,
            @Mandatory Article article,
            @Mandatory Quantity quantity,
            Optional<Quantity> ordered,
            Optional<String> reason,
            Optional<String> order,
            Optional<String> orderLine,
            Optional<String> lot,
            Optional<LocalDate> expiry,
            List<String> serials) {

        public Line {
            number = Copies.of(number);
            article = Copies.of(article, Article.NONE);
            Objects.requireNonNull(quantity, "quantity is missing");
            ordered = Copies.of(ordered);
            reason = Copies.of(reason);
            order = Copies.of(order);
            orderLine = Copies.of(orderLine);
            lot = Copies.of(lot);
            expiry = Copies.of(expiry);
            serials = Copies.of(serials);
        }

        Line withArticles(UnaryOperator<Article> change) {
            return new Line(
                    number, change.apply(article), quantity, ordered, reason, order, orderLine, lot, expiry, serials);
        }
    }

    public Shipment {
        header = Copies.of(header, Header.NEW);
        shipmentNumber = Copies.of(shipmentNumber);
        function = Copies.of(function, "original");
        orders = Copies.of(orders);
        parties = Copies.of(parties);
        carrier = Copies.of(carrier);
        tracking = Copies.of(tracking);
        shippedAt = Copies.of(shippedAt);
        expectedAt = Copies.of(expectedAt);
        shipmentDate = Copies.of(shipmentDate);
        shippedDate = Copies.of(shippedDate);
        deliveryDate = Copies.of(deliveryDate);
        measures = Copies.of(measures);
        packages = Copies.of(packages);
        complete = Copies.of(complete);
    }

    @Override
    public Kind kind() {
        return Kind.SHIPMENT;
    }

    @Override
    public String number() {
        return shipmentNumber;
    }

    @Override
    public Map<Where.Field, String> fields() {
        Map<Where.Field, String> fields = Roles.fields(parties, header);
        fields.put(Where.Field.FUNCTION, function);
        return fields;
    }

    @Override
    public Shipment withHeader(Header changed) {
        return copy(changed, parties, packages);
    }

    @Override
    public Stream<Article> articles() {
        return packages.stream().flatMap(unit -> unit.lines().stream()).map(Line::article);
    }

    @Override
    public Shipment withArticles(UnaryOperator<Article> change) {
        return copy(
                header,
                parties,
                packages.stream().map(unit -> unit.withArticles(change)).toList());
    }

    @Override
    public Shipment withParties(UnaryOperator<PartyRef> change) {
        return copy(header, Roles.changed(parties, change), packages);
    }

    private Shipment copy(Header newHeader, Map<String, PartyRef> newParties, List<Package> newPackages) {
        return new Shipment(
                newHeader,
                shipmentNumber,
                function,
                orders,
                newParties,
                carrier,
                tracking,
                shippedAt,
                expectedAt,
                shipmentDate,
                shippedDate,
                deliveryDate,
                measures,
                newPackages,
                complete);
    }
}
