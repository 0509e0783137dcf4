package io.crossdock.mappings.edifact;

import io.crossdock.config.Problem.Code;

/** What can be wrong with an EDIFACT wire, or with a document that is to become one. */
final class Faults {

    static final Code NOT_EDIFACT = Code.data(
            "EDIFACT-NOT-EDIFACT", "Ask the sender for an EDIFACT interchange, uncompressed and not as UTF-16.");
    static final Code GARBAGE = Code.data("EDIFACT-LEADING-BYTES", "Ask the sender to begin the file with UNA or UNB.");
    static final Code UNA_REFUSED =
            Code.data("EDIFACT-UNA-REFUSED", "Ask the sender for a UNA of six distinct punctuation characters.");
    static final Code UNA_SHORT =
            Code.data("EDIFACT-UNA-SHORT", "Ask the sender for a UNA of six characters, such as UNA:+.? '");
    static final Code NO_MESSAGE = Code.data("EDIFACT-NO-MESSAGE", "Ask the sender to send the file again, complete.");
    static final Code NO_INTERCHANGE = Code.data(
            "EDIFACT-NO-INTERCHANGE",
            "Ask the sender for UNB and UNZ, or set bare: true where the partner sends messages without them.");
    static final Code OUTSIDE =
            Code.data("EDIFACT-OUTSIDE-MESSAGE", "Ask the sender to put every segment between UNH and UNT.");
    static final Code TAG = Code.data("EDIFACT-SEGMENT-TAG", "Ask the sender to correct the segment tag.");
    static final Code TOO_LONG =
            Code.data("EDIFACT-SEGMENT-TOO-LONG", "Ask the sender whether a segment terminator is missing.");
    static final Code TOO_LARGE = Code.data("EDIFACT-MESSAGE-TOO-LARGE", "Ask the sender to split the message.");
    static final Code UNTERMINATED =
            Code.data("EDIFACT-UNTERMINATED", "Ask the sender to send the file again, complete.");
    static final Code UNFINISHED_MESSAGE =
            Code.data("EDIFACT-UNT-MISSING", "Ask the sender to send the message again, complete with UNT.");
    static final Code UNFINISHED_INTERCHANGE = Code.data(
            "EDIFACT-UNZ-MISSING",
            "Ask the sender whether messages are missing, and to end each interchange with UNZ.");
    static final Code COUNT = Code.data(
            "EDIFACT-COUNT", "Ask the sender whether something is missing; set count-mismatch: warn to accept.");
    static final Code REFERENCE =
            Code.data("EDIFACT-REFERENCE", "Ask the sender to repeat in the trailer the reference of its header.");
    static final Code CHARSET = Code.data(
            "EDIFACT-CHARSET", "Ask the sender to name in UNB the character set that the file is written in.");
    static final Code MESSAGE = Code.data(
            "EDIFACT-MESSAGE-UNKNOWN", "Route the message to a channel of its type, or ask the sender for ORDERS.");

    static final Code RELEASE = Code.data(
            "EDIFACT-RELEASE-UNKNOWN", "Compare the result with the document, and ask the sender for D.96A or D.01B.");
    static final Code CODE = Code.data("EDIFACT-CODE-UNKNOWN", "Ask the sender for a code of the list.");
    static final Code NUMBER = Code.data("EDIFACT-NUMBER", "Ask the sender for a number: digits and one decimal mark.");
    static final Code DATE =
            Code.data("EDIFACT-DATE", "Ask the sender for a date that exists, in the format it names.");
    static final Code WEEK = Code.data("EDIFACT-DATE-IS-WEEK", "Check that the first day of the week is meant.");
    static final Code ORDER_NUMBER =
            Code.data("EDIFACT-ORDER-NUMBER", "Ask the sender for the order number in BGM 1004.");
    static final Code ORDER_TYPE = Code.data("EDIFACT-ORDER-TYPE", "Ask the sender for the document code in BGM 1001.");
    static final Code NO_LINES = Code.data("EDIFACT-NO-LINES", "Ask the sender whether lines are missing.");
    static final Code QUANTITY =
            Code.data("EDIFACT-QUANTITY-MISSING", "Ask the sender for the quantity ordered (QTY+21).");
    static final Code ARTICLE =
            Code.data("EDIFACT-ARTICLE-MISSING", "Ask the sender for an article number in LIN or PIA.");
    static final Code LINE_NUMBER =
            Code.data("EDIFACT-LINE-NUMBER", "Ask the sender to number the lines of an order without repetition.");
    static final Code HEADING = Code.data(
            "EDIFACT-LINE-IS-HEADING", "Check that the line is the head of a configuration, and no article ordered.");
    static final Code GTIN = Code.data("EDIFACT-GTIN", "Ask the sender for the article's GTIN with its check digit.");
    static final Code GROSS =
            Code.data("EDIFACT-PRICE-IS-GROSS", "Check which allowances of the line apply to the price.");
    static final Code UNIT = Code.data("EDIFACT-UNIT", "Agree with the partner on a unit of UN/ECE Recommendation 20.");
    static final Code UNMAPPED = Code.data("EDIFACT-UNMAPPED", "Look at the message itself for the rest.");
    static final Code NO_CODE =
            Code.data("EDIFACT-CODE-MISSING", "Leave the value out, or agree with the partner on a code for it.");
    static final Code CHARACTER = Code.data(
            "EDIFACT-CHARACTER",
            "Change the text, or agree with the partner on a syntax that has the character (UNOW).");
    static final Code LONG = Code.data("EDIFACT-VALUE-TOO-LONG", "Shorten the value.");
    static final Code ADDRESS = Code.setup(
            "EDIFACT-ADDRESS-MISSING",
            "Give the partner an identifier edi or gln, or set sender and receiver in the format.");
    static final Code KIND = Code.setup("EDIFACT-KIND", "Let the channel carry order, or choose another format.");
    static final Code SETTINGS = Code.setup("EDIFACT-SETTINGS", "Correct the settings of the format.");
    static final Code NOT_WRITTEN = Code.data(
            "EDIFACT-NOT-WRITTEN", "Agree with the partner how to say it, or accept that the order goes without.");

    private Faults() {}
}
