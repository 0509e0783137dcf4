package io.crossdock.mappings.canonical;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One condition of payment: until when without deduction, or until when with which discount.
 *
 * @param type {@code net}, {@code discount}; absent: {@code net}
 * @param due the last day
 * @param days from the date of the document to the last day, where it is given so
 * @param rate the discount in per cent
 */
public record PaymentTerms(
        String type, Optional<LocalDate> due, Optional<Long> days, Optional<BigDecimal> rate, Optional<String> text) {

    public PaymentTerms {
        type = Copies.of(type, "net");
        due = Copies.of(due);
        days = Copies.of(days);
        rate = Copies.plain(rate, "rate");
        text = Copies.of(text);
    }
}
