package io.crossdock.routes.xref;

import io.crossdock.mappings.canonical.Gtin;
import java.math.BigDecimal;

/**
 * One number of one partner for one canonical thing.
 *
 * @param entity {@code article}, {@code party}, {@code order}
 * @param partner whose number it is
 * @param scheme the kind of number: {@code buyer}, {@code supplier}, {@code gtin}, {@code sku}
 * @param external the number; a GTIN with 14 digits
 * @param canonical what it means; for an article {@code supplier-partner/number}
 * @param factor canonical units in one of the partner's
 * @param origin who said so: {@code import}, {@code product}, {@code receipt}
 */
public record CrossReference(
        String entity,
        String partner,
        String scheme,
        String external,
        String canonical,
        BigDecimal factor,
        String origin) {

    public static final String ARTICLE = "article";

    public CrossReference {
        external = scheme.equals(Gtin.SCHEME) ? Gtin.padded(external) : external;
    }
}
