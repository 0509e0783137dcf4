package io.crossdock.mappings.checks;

import io.crossdock.config.Problem.Code;

/** What can be wrong with a document that its format takes. */
public final class CheckProblems {

    public static final Code UNKNOWN_ARTICLE = Code.data(
            "UNKNOWN-ARTICLE",
            "say which article it is, where the document is parked, or import a cross reference (hub xref import) and reprocess the"
                    + " document");
    static final Code CHECK_DIGIT = Code.data(
            "CHECK-DIGIT", "ask the sender for the right number; a guide can leave out one that is known to be wrong");
    static final Code TOTAL =
            Code.data("TOTAL-DIFFERS", "ask the sender which figure is right; he sends the document again with it");
    static final Code UNIT = Code.data(
            "UNIT-UNKNOWN",
            "translate the partner's unit (codes, or a guide with $table), or take it into the check's units");
    static final Code CURRENCY = Code.data(
            "CURRENCY-UNKNOWN", "ask the sender for an agreed currency, or take it into the check's currencies");

    public static final Code PRICE = Code.data(
            "PRICE-DIFFERS",
            "agree with the sender on the price; a price list that has it, or the document sent again, is looked at anew");
    public static final Code PACK = Code.data(
            "PACK-BROKEN", "ask the sender for a quantity of whole packs, or take the pack out of the product");

    private CheckProblems() {}
}
