package io.crossdock.mappings.canonical;

import io.crossdock.config.Kind;
import io.crossdock.config.Where;
import java.math.BigDecimal;
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
 * @param origin the country that it comes from, ISO 3166-1 alpha-2
 * @param measures of one base unit: {@code net-weight}, {@code gross-weight}, {@code volume}, {@code length}, {@code width}, {@code height}
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
        List<String> media,
        Optional<String> origin,
        Map<String, Quantity> measures,
        List<Pack> packs)
        implements Document {

    /**
     * A unit that the article is ordered or delivered in.
     *
     * @param unit as in {@link Quantity}
     * @param factor base units in one
     * @param gtin its own number, 14 digits
     */
    public record Pack(String unit, @Mandatory BigDecimal factor, Optional<String> gtin) {

        public Pack {
            unit = Copies.of(unit);
            factor = Copies.plain(factor, "factor");
            gtin = Copies.of(gtin).map(Gtin::padded);
        }
    }

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
        origin = Copies.of(origin);
        measures = Copies.of(measures);
        packs = Copies.of(packs);
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
        return copy(changed, article, status);
    }

    @Override
    public Stream<Article> articles() {
        return Stream.of(article);
    }

    @Override
    public Product withArticles(UnaryOperator<Article> change) {
        return copy(header, change.apply(article), status);
    }

    @Override
    public Product withParties(UnaryOperator<PartyRef> change) {
        return this;
    }

    public Product withStatus(String changed) {
        return copy(header, article, Optional.of(changed));
    }

    private Product copy(Header newHeader, Article newArticle, Optional<String> newStatus) {
        return new Product(
                newHeader,
                newArticle,
                description,
                brand,
                category,
                unit,
                attributes,
                newStatus,
                media,
                origin,
                measures,
                packs);
    }
}
