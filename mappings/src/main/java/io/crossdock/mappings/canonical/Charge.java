package io.crossdock.mappings.canonical;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An allowance (negative amount) or a charge, on a line or on a whole document.
 *
 * @param code what it is for, as the document codes it: UN/EDIFACT 7161, X12 1300
 * @param rate in per cent, where it was computed so; with the sign of the amount
 */
public record Charge(
        Optional<String> code,
        Optional<String> reason,
        Optional<BigDecimal> rate,
        @Mandatory BigDecimal amount,
        List<Tax> taxes) {

    public Charge {
        code = Copies.of(code);
        reason = Copies.of(reason);
        rate = Copies.plain(rate, "rate");
        amount = Copies.plain(amount, "amount");
        taxes = Copies.of(taxes);
    }
}
