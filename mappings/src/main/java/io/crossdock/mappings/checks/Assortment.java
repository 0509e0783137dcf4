package io.crossdock.mappings.checks;

import io.crossdock.mappings.canonical.Price;
import io.crossdock.mappings.canonical.Product;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was told before of the articles that a document names, by their canonical id.
 *
 * @param prices whatever they are for, whenever they hold
 */
public record Assortment(Map<String, Product> products, Map<String, List<Price>> prices) {

    public static final Assortment NOTHING = new Assortment(Map.of(), Map.of());

    public Assortment {
        products = Map.copyOf(products);
        prices = Map.copyOf(prices);
    }

    Optional<Product> product(String article) {
        return Optional.ofNullable(products.get(article));
    }

    List<Price> prices(String article) {
        return prices.getOrDefault(article, List.of());
    }
}
