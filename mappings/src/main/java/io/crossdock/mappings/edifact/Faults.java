package io.crossdock.mappings.edifact;

import io.crossdock.config.Problem.Code;
import io.crossdock.mappings.edi.Fault;

/** What can be wrong with an EDIFACT wire, or with a document that is to become one. */
final class Faults {

    static final Code UNA_REFUSED =
            Code.data("EDIFACT-UNA-REFUSED", "Ask the sender for a UNA of six distinct punctuation characters.");
    static final Code UNA_SHORT =
            Code.data("EDIFACT-UNA-SHORT", "Ask the sender for a UNA of six characters, such as UNA:+.? '");
    static final Code OUTSIDE = UnEdifact.STANDARD.faults().of(Fault.OUTSIDE);
    static final Code TOO_LONG = UnEdifact.STANDARD.faults().of(Fault.TOO_LONG);
    static final Code TOO_LARGE = UnEdifact.STANDARD.faults().of(Fault.TOO_LARGE);
    static final Code UNTERMINATED = UnEdifact.STANDARD.faults().of(Fault.UNTERMINATED);
    static final Code UNFINISHED_MESSAGE = UnEdifact.STANDARD.faults().of(Fault.UNFINISHED_MESSAGE);
    static final Code UNFINISHED_INTERCHANGE = UnEdifact.STANDARD.faults().of(Fault.UNFINISHED_INTERCHANGE);
    static final Code MESSAGE = UnEdifact.STANDARD.faults().of(Fault.MESSAGE);

    static final Code RELEASE = UnEdifact.STANDARD.faults().of(Fault.RELEASE);
    static final Code WEEK = Code.data("EDIFACT-DATE-IS-WEEK", "Check that the first day of the week is meant.");
    static final Code PERIOD = Code.data("EDIFACT-DATE-IS-PERIOD", "Check that the first of these days is meant.");
    static final Code DATE_FORMAT = Code.data(
            "EDIFACT-DATE-FORMAT", "Check the date, and ask the sender to name the format that it is written in.");
    static final Code DOCUMENT_NUMBER =
            Code.data("EDIFACT-NUMBER-MISSING", "Ask the sender for the number of the document in BGM 1004.");
    static final Code ORDER_REFERENCE =
            Code.data("EDIFACT-ORDER-MISSING", "Ask the sender for the number of the order in RFF+ON.");
    static final Code CURRENCY =
            Code.data("EDIFACT-CURRENCY-MISSING", "Ask the sender for the currency of the prices in CUX.");
    static final Code INVOICE_TYPE =
            Code.data("EDIFACT-INVOICE-TYPE", "Ask the sender for the document code in BGM 1001: 380, 381, ...");
    static final Code ORDER_TYPE = Code.data("EDIFACT-ORDER-TYPE", "Ask the sender for the document code in BGM 1001.");
    static final Code NO_LINES = Code.data("EDIFACT-NO-LINES", "Ask the sender whether lines are missing.");
    static final Code QUANTITY =
            Code.data("EDIFACT-QUANTITY-MISSING", "Ask the sender for the quantity of the line (QTY).");
    static final Code ARTICLE =
            Code.data("EDIFACT-ARTICLE-MISSING", "Ask the sender for an article number in LIN or PIA.");
    static final Code ARTICLE_CODE = Code.data(
            "EDIFACT-ARTICLE-CODE",
            "Ask the sender to say in 7143 whose number it is: EN, SA for the supplier's, IN for the buyer's.");
    static final Code SUB_LINE =
            Code.data("EDIFACT-SUB-LINE", "Check whether the line that it belongs to already counts what it says.");
    static final Code CONSUMER_UNITS =
            Code.data("EDIFACT-QUANTITY-IS-UNITS", "Ask the sender for the quantity that is ordered (QTY+21).");
    static final Code HEADING = Code.data(
            "EDIFACT-LINE-IS-HEADING", "Check that the line is the head of a configuration, and no article ordered.");
    static final Code GTIN = UnEdifact.STANDARD.faults().of(Fault.GTIN);
    static final Code GROSS =
            Code.data("EDIFACT-PRICE-IS-GROSS", "Check which allowances of the line apply to the price.");
    static final Code ADDRESS = Code.setup(
            "EDIFACT-ADDRESS-MISSING",
            "Give the partner an identifier edi or gln, or set sender and receiver in the format.");
    static final Code KIND =
            Code.setup("EDIFACT-KIND", "Let the channel carry the kinds of one message, or choose another format.");
    static final Code SETTINGS = Code.setup("EDIFACT-SETTINGS", "Correct the settings of the format.");

    private Faults() {}
}
