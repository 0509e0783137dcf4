package io.crossdock.mappings.canonical;

import java.math.BigDecimal;

/**
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, String currency) {}
