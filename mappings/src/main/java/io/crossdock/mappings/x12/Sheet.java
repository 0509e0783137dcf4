package io.crossdock.mappings.x12;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/**
 * A document on its way out.
 *
 * @param today in the receiver's zone: the date of a message whose document has none
 */
record Sheet<D>(D document, LocalDate today, ZoneId zone) {

    /** What a document says, asked of its sheet. */
    static <D, V> Function<Sheet<D>, V> of(Function<D, V> value) {
        return sheet -> value.apply(sheet.document());
    }

    Optional<LocalDate> day(Optional<Instant> instant) {
        return instant.map(value -> LocalDate.ofInstant(value, zone));
    }
}
