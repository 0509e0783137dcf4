package io.crossdock.mappings.canonical;

import io.crossdock.config.Kind;
import io.crossdock.config.Where;
import java.time.Instant;
import java.util.LinkedHashMap;
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
 * @param orders the buyer's order numbers
 * @param parties by role: {@code buyer}, {@code supplier}, {@code ship-from}, {@code ship-to}, {@code carrier}
 * @param complete whether nothing more follows for these orders; absent: not said
 */
public record Shipment(
        Header header,
        @Mandatory String shipmentNumber,
        List<String> orders,
        Map<String, PartyRef> parties,
        Optional<String> carrier,
        List<String> tracking,
        Optional<Instant> shippedAt,
        Optional<Instant> expectedAt,
        List<Package> packages,
        Optional<Boolean> complete)
        implements Document {

    /**
     * A logistic unit; a shipment that names none has one without number.
     *
     * @param sscc 18 digits; absent: the unit bears none
     * @param type packaging, UN/ECE Recommendation 21
     */
    public record Package(Optional<String> sscc, Optional<String> type, List<Line> lines) {
        public Package {
            sscc = Copies.of(sscc);
            type = Copies.of(type);
            lines = Copies.of(lines);
        }
    }

    /**
     * @param order the buyer's order number; absent: the shipment's only one
     * @param orderLine the number of the order's line
     */
    public record Line(
            String number,
            @Mandatory Article article,
            @Mandatory Quantity quantity,
            Optional<String> order,
            Optional<String> orderLine,
            Optional<String> lot) {

        public Line {
            number = Copies.of(number);
            article = Copies.of(article, Article.NONE);
            Objects.requireNonNull(quantity, "quantity is missing");
            order = Copies.of(order);
            orderLine = Copies.of(orderLine);
            lot = Copies.of(lot);
        }

        Line withArticle(Article changed) {
            return new Line(number, changed, quantity, order, orderLine, lot);
        }
    }

    public Shipment {
        header = Copies.of(header, Header.NEW);
        shipmentNumber = Copies.of(shipmentNumber);
        orders = Copies.of(orders);
        parties = Copies.of(parties);
        carrier = Copies.of(carrier);
        tracking = Copies.of(tracking);
        shippedAt = Copies.of(shippedAt);
        expectedAt = Copies.of(expectedAt);
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

    public Optional<PartyRef> party(String role) {
        return Optional.ofNullable(parties.get(role));
    }

    @Override
    public Map<Where.Field, String> fields() {
        Map<Where.Field, String> fields = new LinkedHashMap<>();
        fields.put(
                Where.Field.SUPPLIER, party("supplier").map(PartyRef::partner).orElse(header.issuer()));
        party("buyer").ifPresent(party -> fields.put(Where.Field.BUYER, party.partner()));
        party("ship-to").ifPresent(party -> {
            fields.put(Where.Field.SHIP_TO, party.partner());
            party.address().flatMap(Address::country).ifPresent(value -> fields.put(Where.Field.COUNTRY, value));
        });
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
        List<Package> changed = packages.stream()
                .map(unit -> new Package(
                        unit.sscc(),
                        unit.type(),
                        unit.lines().stream()
                                .map(line -> line.withArticle(change.apply(line.article())))
                                .toList()))
                .toList();
        return copy(header, parties, changed);
    }

    @Override
    public Shipment withParties(UnaryOperator<PartyRef> change) {
        Map<String, PartyRef> changed = new LinkedHashMap<>();
        parties.forEach((role, party) -> changed.put(role, change.apply(party)));
        return copy(header, changed, packages);
    }

    private Shipment copy(Header newHeader, Map<String, PartyRef> newParties, List<Package> newPackages) {
        return new Shipment(
                newHeader,
                shipmentNumber,
                orders,
                newParties,
                carrier,
                tracking,
                shippedAt,
                expectedAt,
                newPackages,
                complete);
    }
}
