package io.crossdock.mappings.canonical;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * @param unit UN/ECE Recommendation 20 or 21 (packaging with prefix X): {@code H87} piece, {@code KGM}, {@code XCT} carton
 * @param sent what the document said where the unit was translated or converted
 */
public record Quantity(BigDecimal value, String unit, Optional<Sent> sent) {

    /**
     * @param factor base units in one unit sent
     */
    public record Sent(BigDecimal value, String unit, BigDecimal factor) {}

    public static Quantity of(BigDecimal value, String unit) {
        return new Quantity(value, unit, Optional.empty());
    }
}
