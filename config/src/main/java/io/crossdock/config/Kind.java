package io.crossdock.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of business documents. {@link #word()} is the name in YAML, addresses, metrics and screens. */
public enum Kind {
    PRODUCT(Nature.STATE),
    PRICE(Nature.STATE),
    STOCK(Nature.STATE),
    ORDER(Nature.EVENT),
    ORDER_RESPONSE(Nature.EVENT),
    ORDER_CHANGE(Nature.EVENT),
    SHIPPING_ORDER(Nature.EVENT),
    SHIPMENT(Nature.EVENT),
    GOODS_RECEIPT(Nature.EVENT),
    INVOICE(Nature.EVENT),
    SALES_REPORT(Nature.EVENT),
    ACKNOWLEDGEMENT(Nature.EVENT),
    PARTY(Nature.STATE),
    /** Cross references: which number of whom means what; the hub itself uses them (decision D11). */
    XREF(Nature.STATE);

    /** Whether the newest version replaces the older ones, or each document counts (decision D4). */
    public enum Nature {
        STATE,
        EVENT
    }

    private final Nature nature;

    Kind(Nature nature) {
        this.nature = nature;
    }

    public Nature nature() {
        return nature;
    }

    public boolean isState() {
        return nature == Nature.STATE;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
