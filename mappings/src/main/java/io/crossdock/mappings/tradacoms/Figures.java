package io.crossdock.mappings.tradacoms;

import java.math.BigDecimal;

/**
 * What an invoice comes to, and what all of a file come to.
 *
 * @param extended with discounts and surcharges, before settlement discount and tax
 * @param net after settlement discount, before tax
 */
record Figures(BigDecimal extended, BigDecimal net, BigDecimal tax) {

    static final Figures NONE = new Figures(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    Figures plus(Figures other) {
        return new Figures(extended.add(other.extended), net.add(other.net), tax.add(other.tax));
    }

    /** With tax, before settlement discount. */
    BigDecimal payable() {
        return extended.add(tax);
    }

    /** With tax, after settlement discount. */
    BigDecimal settled() {
        return net.add(tax);
    }
}
