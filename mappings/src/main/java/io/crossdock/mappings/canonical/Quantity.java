package io.crossdock.mappings.canonical;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * @param unit UN/ECE Recommendation 20 or 21 (packaging with prefix X): {@code H87} piece, {@code KGM}, {@code XCT} carton; where the
 *     document names none: piece
 * @param sent what the document said where the unit was translated or converted
 */
public record Quantity(@Mandatory BigDecimal value, String unit, Optional<Sent> sent) {

    /** What a quantity is counted in where a document names no unit. */
    public static final String PIECE = "H87";

    /**
     * @param factor base units in one unit sent
     */
    public record Sent(
            @Mandatory BigDecimal value,
            @Mandatory String unit,
            @Mandatory BigDecimal factor) {
        public Sent {
            value = Copies.plain(value, "value sent");
            unit = Copies.of(unit);
            factor = Copies.plain(factor, "factor");
        }
    }

    public Quantity {
        value = Copies.plain(value, "quantity");
        unit = Copies.of(unit, PIECE);
        sent = Copies.of(sent);
    }

    public static Quantity of(BigDecimal value, String unit) {
        return new Quantity(value, unit, Optional.empty());
    }
}
