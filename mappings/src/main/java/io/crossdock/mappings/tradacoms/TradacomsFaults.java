package io.crossdock.mappings.tradacoms;

import io.crossdock.config.Problem.Code;
import io.crossdock.mappings.edi.Faults;

/** What can be wrong with a TRADACOMS file besides what is in every syntax. */
final class TradacomsFaults {

    private static final Faults FAULTS = AnaTradacoms.STANDARD.faults();

    static final Code FILE_HEADER = FAULTS.data(
            "FILE-HEADER",
            "Ask the sender for the file again, with the header message that names supplier and customer.");
    static final Code FILE_TRAILER = FAULTS.data(
            "FILE-TRAILER", "Ask the sender whether messages are missing, and for the trailer of the file.");
    static final Code FILE_EMPTY = FAULTS.data("FILE-EMPTY", "Ask the sender whether messages are missing.");
    static final Code FIGURES = FAULTS.data(
            "FIGURES", "Compare the amounts with the document, and ask the sender for figures that add up.");
    static final Code RECONCILIATION =
            FAULTS.data("RECONCILIATION", "Ask the sender whether the transmission is the one that RSGRSG speaks of.");
    static final Code NUMBER_MISSING = FAULTS.data("NUMBER-MISSING", "Ask the sender for the number of the document.");
    static final Code NO_LINES = FAULTS.data("NO-LINES", "Ask the sender whether lines are missing.");
    static final Code VALUE_MISSING = FAULTS.data("VALUE-MISSING", "Ask the sender for the element.");
    static final Code ARTICLE = FAULTS.data("ARTICLE-MISSING", "Ask the sender for a product number in each line.");
    static final Code CREDIT_LINE = FAULTS.data("CREDIT-LINE", "Ask the sender to send credits as a credit note.");
    static final Code DECIMAL_POINT =
            FAULTS.data("DECIMAL-POINT", "Check the value: its decimals are implied, and no point is written.");
    static final Code KIND = FAULTS.setup("KIND", "Let the channel carry order or invoice, or choose another format.");
    static final Code READ_ONLY = FAULTS.setup("READ-ONLY", "Choose edifact, x12, csv or json for what goes out.");

    private TradacomsFaults() {}
}
