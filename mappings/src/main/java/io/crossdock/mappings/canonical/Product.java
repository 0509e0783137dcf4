package io.crossdock.mappings.canonical;

import io.crossdock.config.Kind;
import io.crossdock.config.Where;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A product of one supplier.
 *
 * @param unit the base unit, as in {@link Quantity}
 * @param category the path from the root
 * @param attributes code to value, as their owner writes them
 * @param status {@code active}, {@code blocked}, {@code discontinued}
 * @param media URLs by role and order
 */
public record Product(
        Header header,
        @Mandatory Article article,
        Optional<String> description,
        Optional<String> brand,
        List<String> category,
        Optional<String> unit,
        Map<String, String> attributes,
        Optional<String> status,
        List<String> media)
        implements Document {

    public Product {
        header = Copies.of(header, Header.NEW);
        article = Copies.of(article, Article.NONE);
        description = Copies.of(description);
        brand = Copies.of(brand);
        category = Copies.of(category);
        unit = Copies.of(unit);
        attributes = Copies.of(attributes);
        status = Copies.of(status);
        media = Copies.of(media);
    }

    @Override
    public Kind kind() {
        return Kind.PRODUCT;
    }

    @Override
    public String number() {
        return article.key();
    }

    @Override
    public Map<Where.Field, String> fields() {
        Map<Where.Field, String> fields = new LinkedHashMap<>();
        fields.put(Where.Field.SUPPLIER, header.issuer());
        brand.ifPresent(value -> fields.put(Where.Field.BRAND, value));
        if (!category.isEmpty()) {
            fields.put(Where.Field.CATEGORY, String.join("/", category));
        }
        return fields;
    }

    @Override
    public Product withHeader(Header changed) {
        return new Product(changed, article, description, brand, category, unit, attributes, status, media);
    }

    @Override
    public Stream<Article> articles() {
        return Stream.of(article);
    }

    @Override
    public Product withArticles(UnaryOperator<Article> change) {
        return new Product(
                header, change.apply(article), description, brand, category, unit, attributes, status, media);
    }

    @Override
    public Product withParties(UnaryOperator<PartyRef> change) {
        return this;
    }
}
