package io.crossdock.mappings.checks;

import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Invoice;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.canonical.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a line wants, or charges for.
 *
 * @param article its canonical id; empty: not resolved
 * @param price for {@code per}
 */
record Wanted(String article, Quantity quantity, Optional<BigDecimal> price, Quantity per) {

    /** By line; a line that takes something back has a quantity below zero. */
    static List<Wanted> of(Document document) {
        if (document instanceof Order order) {
            return order.lines().stream()
                    .map(line -> of(line.article().id(), line.quantity(), line.price(), line.per()))
                    .toList();
        }
        if (document instanceof Invoice invoice) {
            return invoice.lines().stream()
                    .map(line -> of(line.article().id(), line.quantity(), line.price(), line.per()))
                    .toList();
        }
        return List.of();
    }

    private static Wanted of(String article, Quantity quantity, Optional<BigDecimal> price, Optional<Quantity> per) {
        return new Wanted(article, quantity, price, per.orElseGet(() -> Quantity.of(BigDecimal.ONE, quantity.unit())));
    }
}
