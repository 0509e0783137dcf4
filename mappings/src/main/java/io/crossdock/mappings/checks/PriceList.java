package io.crossdock.mappings.checks;

import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Invoice;
import io.crossdock.mappings.canonical.Order;
import io.crossdock.mappings.canonical.PartyRef;
import io.crossdock.mappings.canonical.Price;
import io.crossdock.mappings.canonical.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The prices that count for one document: those that a buyer pays, in its currency, at its time, for it or for everybody.
 *
 * @param currency absent: the document names none
 * @param buyers every id by which the buyer is known
 */
record PriceList(Assortment known, Optional<String> currency, boolean taxIncluded, Set<String> buyers, Instant at) {

    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");
    private static final int MOST_SHOWN = 5;
    private static final String BUYER = "buyer";

    /** What is paid; the others (cost, floor, recommended) are between others, or no prices of a line. */
    private static final Set<String> PAID = Set.of("list", "customer", "group", "tier", "promo", "dealer");

    /** Empty for documents whose prices nobody compares. */
    static Optional<PriceList> of(Document document, Assortment known, Instant at) {
        if (document instanceof Order order) {
            return Optional.of(new PriceList(
                    known,
                    order.currency(),
                    order.taxIncluded(),
                    ids(Optional.ofNullable(order.parties().get(BUYER))),
                    at));
        }
        if (document instanceof Invoice invoice) {
            return Optional.of(new PriceList(
                    known,
                    invoice.currency(),
                    false,
                    ids(Optional.ofNullable(invoice.parties().get(BUYER))),
                    at));
        }
        return Optional.empty();
    }

    private static Set<String> ids(Optional<PartyRef> party) {
        return party.stream()
                .flatMap(one -> Stream.concat(Stream.of(one.partner()), one.ids().values().stream()))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Why the price of a line is none that is known; where none is known that could be compared, there is nothing to object to. */
    Optional<String> objection(Wanted line) {
        if (line.price().isEmpty() || line.article().isEmpty()) {
            return Optional.empty();
        }
        List<Price> own = counting(line).stream()
                .filter(price -> price.customer().isPresent())
                .toList();
        List<Price> comparable = (own.isEmpty() ? counting(line) : own)
                .stream().filter(price -> asked(line, price).isPresent()).toList();
        boolean one = comparable.stream().anyMatch(price -> isPaid(line, price));
        return comparable.isEmpty() || one
                ? Optional.empty()
                : Optional.of("the price is " + line.price().get().toPlainString() + " for " + shown(line.per())
                        + ", and none of those known: "
                        + comparable.stream()
                                .limit(MOST_SHOWN)
                                .map(PriceList::shown)
                                .collect(Collectors.joining(", ")));
    }

    private List<Price> counting(Wanted line) {
        return known.prices(line.article()).stream()
                .filter(price -> PAID.contains(price.type()))
                .filter(price -> currency.isEmpty() || price.amount().currency().equals(currency.get()))
                .filter(price -> price.taxIncluded() == taxIncluded)
                .filter(price -> price.from().isEmpty() || !price.from().get().isAfter(at))
                .filter(price -> price.until().isEmpty() || price.until().get().isAfter(at))
                .filter(price ->
                        price.customer().isEmpty() || isBuyer(price.customer().get()))
                .filter(price -> isWithin(line.quantity(), price))
                .toList();
    }

    private boolean isBuyer(PartyRef customer) {
        return ids(Optional.of(customer)).stream().anyMatch(buyers::contains);
    }

    /** Bounds in another unit than the line's say nothing of it. */
    private static boolean isWithin(Quantity quantity, Price price) {
        BigDecimal value = quantity.value();
        boolean enough = price.minimum()
                .filter(least -> least.unit().equals(quantity.unit()))
                .filter(least -> least.value().compareTo(value) > 0)
                .isEmpty();
        return enough
                && price.maximum()
                        .filter(most -> most.unit().equals(quantity.unit()))
                        .filter(most -> most.value().compareTo(value) < 0)
                        .isEmpty();
    }

    private boolean isPaid(Wanted line, Price price) {
        return asked(line, price)
                .map(asked -> asked.subtract(price.amount().amount()).abs())
                .filter(difference -> difference.compareTo(TOLERANCE) <= 0)
                .isPresent();
    }

    /** What a line asks for as much as a price is for; empty where they speak of units that nobody can convert. */
    private Optional<BigDecimal> asked(Wanted line, Price price) {
        Optional<BigDecimal> ratio = line.per().unit().equals(price.per().unit())
                ? Optional.of(BigDecimal.ONE)
                : known.product(line.article()).map(Packs::new).flatMap(packs -> ratio(packs, price, line));
        return ratio.filter(any -> line.per().value().signum() != 0).map(units -> line.price()
                .orElseThrow()
                .multiply(units)
                .multiply(price.per().value())
                .divide(line.per().value(), MathContext.DECIMAL64));
    }

    /** How many of the line's units are in one of the price's. */
    private static Optional<BigDecimal> ratio(Packs packs, Price price, Wanted line) {
        return packs.factor(price.per().unit())
                .flatMap(theirs -> packs.factor(line.per().unit())
                        .filter(ours -> ours.signum() != 0)
                        .map(ours -> theirs.divide(ours, MathContext.DECIMAL64)));
    }

    private static String shown(Price price) {
        return price.amount().amount().toPlainString() + " " + price.amount().currency() + " for " + shown(price.per());
    }

    private static String shown(Quantity quantity) {
        return quantity.value().toPlainString() + " " + quantity.unit();
    }
}
