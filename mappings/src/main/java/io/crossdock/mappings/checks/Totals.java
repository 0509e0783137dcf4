package io.crossdock.mappings.checks;

import io.crossdock.mappings.canonical.Charge;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Invoice;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.canonical.Quantity;
import io.crossdock.mappings.canonical.Tax;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sums that a document states, and that its lines contradict. What it does not state cannot be compared. */
final class Totals {

    private static final BigDecimal A_LINE = new BigDecimal("0.01");
    private static final BigDecimal LEAST = new BigDecimal("0.05");

    /**
     * A figure that differs.
     *
     * @param line of the document, from 0; empty: the document's own
     */
    record Difference(Optional<Integer> line, String what) {}

    /** What a line says of money. */
    private record Money(
            Optional<BigDecimal> amount,
            Optional<BigDecimal> price,
            Quantity quantity,
            Optional<Quantity> per,
            boolean charged,
            List<Tax> taxes) {

        static Money of(Order.Line line) {
            return new Money(
                    line.amount(),
                    line.price(),
                    line.quantity(),
                    line.per(),
                    !line.charges().isEmpty(),
                    line.taxes());
        }

        static Money of(Invoice.Line line) {
            return new Money(
                    line.amount(),
                    line.price(),
                    line.quantity(),
                    line.per(),
                    !line.charges().isEmpty(),
                    line.taxes());
        }

        /** Price times quantity; where price and quantity speak of other units, nobody can say. */
        Optional<BigDecimal> product() {
            boolean alike = per.map(Quantity::unit).orElse(quantity.unit()).equals(quantity.unit());
            BigDecimal pieces = per.map(Quantity::value).orElse(BigDecimal.ONE);
            return price.filter(each -> alike && pieces.signum() != 0)
                    .map(each -> each.multiply(quantity.value()).divide(pieces, MathContext.DECIMAL64));
        }

        Optional<BigDecimal> value() {
            return amount.or(this::product);
        }
    }

    private Totals() {}

    static List<Difference> of(Document document) {
        if (document instanceof Order order) {
            List<Money> lines = order.lines().stream().map(Money::of).toList();
            List<Difference> found = lines(lines);
            total(order, lines).ifPresent(found::add);
            return found;
        }
        if (document instanceof Invoice invoice) {
            List<Money> lines = invoice.lines().stream().map(Money::of).toList();
            List<Difference> found = lines(lines);
            totals(invoice, lines).forEach(found::add);
            return found;
        }
        return List.of();
    }

    private static List<Difference> lines(List<Money> lines) {
        List<Difference> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Money line = lines.get(i);
            Optional<Integer> place = Optional.of(i);
            line.product()
                    .filter(product -> !line.charged())
                    .flatMap(product -> line.amount()
                            .filter(amount -> differ(amount, product, 1))
                            .map(amount -> new Difference(
                                    place,
                                    "price times quantity is " + plain(product) + ", the line says " + plain(amount))))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** Orders do not say whether their total has tax in it: either is right. */
    private static Optional<Difference> total(Order order, List<Money> lines) {
        Optional<BigDecimal> net = sum(lines).map(sum -> sum.add(charges(order.charges())));
        BigDecimal tax = lines.stream()
                .flatMap(line -> line.taxes().stream())
                .flatMap(each -> each.amount().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return net.flatMap(sum -> order.total()
                .filter(total -> differ(total, sum, lines.size()) && differ(total, sum.add(tax), lines.size()))
                .map(total -> new Difference(
                        Optional.empty(),
                        "lines and charges sum up to " + plain(sum) + ", the document says " + plain(total))));
    }

    private static Stream<Difference> totals(Invoice invoice, List<Money> lines) {
        Invoice.Totals said = invoice.totals();
        Optional<BigDecimal> sum = sum(lines);
        Optional<BigDecimal> whole = sum.map(net -> net.add(charges(invoice.charges())))
                .flatMap(net -> said.tax().map(net::add));
        return Stream.concat(
                difference("the lines sum up to ", sum, said.lines(), lines.size()),
                difference("lines, charges and tax sum up to ", whole, said.total(), lines.size()));
    }

    private static Stream<Difference> difference(
            String what, Optional<BigDecimal> held, Optional<BigDecimal> said, int lines) {
        return held
                .flatMap(sum -> said.filter(total -> differ(total, sum, lines))
                        .map(total -> new Difference(
                                Optional.empty(), what + plain(sum) + ", the document says " + plain(total))))
                .stream();
    }

    /** Of all lines, or of none. */
    private static Optional<BigDecimal> sum(List<Money> lines) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Money line : lines) {
            Optional<BigDecimal> value = line.value();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(value.get());
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(sum);
    }

    private static BigDecimal charges(List<Charge> charges) {
        return charges.stream().map(Charge::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean differ(BigDecimal one, BigDecimal other, int lines) {
        BigDecimal tolerance = A_LINE.multiply(BigDecimal.valueOf(lines)).max(LEAST);
        return one.subtract(other).abs().compareTo(tolerance) > 0;
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
