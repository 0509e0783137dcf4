package io.crossdock.mappings.checks;

import io.crossdock.mappings.canonical.Product;
import io.crossdock.mappings.canonical.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Optional;

/** In which units an article is ordered. */
record Packs(Product product) {

    /** Base units in one of a unit; empty where the product has no such unit. */
    Optional<BigDecimal> factor(String unit) {
        if (unit.equals(product.unit().orElse(Quantity.PIECE))) {
            return Optional.of(BigDecimal.ONE);
        }
        return product.packs().stream()
                .filter(pack -> pack.unit().equals(unit))
                .map(Product.Pack::factor)
                .findFirst();
    }

    /** Why a quantity cannot be picked: it is no whole number of the smallest pack. A product without packs comes in any quantity. */
    Optional<String> objection(Quantity ordered) {
        Optional<Product.Pack> smallest = product.packs().stream()
                .filter(pack -> pack.factor().signum() > 0)
                .min(Comparator.comparing(Product.Pack::factor));
        if (smallest.isEmpty()) {
            return Optional.empty();
        }
        Optional<BigDecimal> factor = factor(ordered.unit());
        if (factor.isEmpty()) {
            return Optional.of("the article comes in no unit " + ordered.unit() + "; its smallest pack is "
                    + shown(smallest.get()));
        }
        BigDecimal units = ordered.value().multiply(factor.get());
        BigDecimal pack = smallest.get().factor();
        return units.remainder(pack).signum() == 0
                ? Optional.empty()
                : Optional.of(ordered.value().toPlainString() + " " + ordered.unit()
                        + " is no whole number of packs: a pack is " + shown(smallest.get()) + ", so that "
                        + pack.multiply(units.divide(pack, 0, RoundingMode.CEILING))
                                .toPlainString() + " would be");
    }

    private String shown(Product.Pack pack) {
        return pack.factor().toPlainString() + " " + product.unit().orElse(Quantity.PIECE);
    }
}
