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

    private Faults() {}
}
