package io.crossdock.mappings.canonical;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A tax on a line, on a charge or on a whole document.
 *
 * @param type UN/EDIFACT 5153; absent: {@code VAT}
 * @param category as EN 16931: {@code S}, {@code Z}, {@code E}, {@code AE}, ...
 * @param rate in per cent
 * @param base the amount that is taxed
 */
public record Tax(
        String type,
        Optional<String> category,
        Optional<BigDecimal> rate,
        Optional<BigDecimal> base,
        Optional<BigDecimal> amount) {

    public Tax {
        type = Copies.of(type, "VAT");
        category = Copies.of(category);
        rate = Copies.plain(rate, "rate");
        base = Copies.plain(base, "base");
        amount = Copies.plain(amount, "amount");
    }
}
