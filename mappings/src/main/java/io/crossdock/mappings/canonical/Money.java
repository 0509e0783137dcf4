package io.crossdock.mappings.canonical;

import java.math.BigDecimal;

/**
 * @param currency ISO 4217
 */
public record Money(@Mandatory BigDecimal amount, @Mandatory String currency) {

    public Money {
        amount = Copies.plain(amount, "amount");
        currency = Copies.of(currency);
    }
}
