package io.crossdock.mappings.canonical;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A part of a line's quantity and when it is to come.
 *
 * @param status in an answer: {@code accepted}, {@code backordered}, {@code rejected}, ...; absent: as the line
 */
public record Delivery(@Mandatory Quantity quantity, Optional<LocalDate> date, Optional<String> status) {

    public Delivery {
        Objects.requireNonNull(quantity, "quantity is missing");
        date = Copies.of(date);
        status = Copies.of(status);
    }
}
