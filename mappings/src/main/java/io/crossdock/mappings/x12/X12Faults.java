package io.crossdock.mappings.x12;

import io.crossdock.config.Problem.Code;
import io.crossdock.mappings.edi.Faults;

/** What can be wrong with an X12 wire, or with a document that is to become one, besides what is in every syntax. */
final class X12Faults {

    private static final Faults FAULTS = AscX12.STANDARD.faults();

    static final Code ISA_REFUSED = FAULTS.data(
            "ISA-REFUSED", "Ask the sender for an ISA of 16 elements, with three distinct punctuation characters.");
    static final Code ISA_WIDTH =
            FAULTS.data("ISA-WIDTH", "Ask the sender to fill each element of ISA to its length with blanks.");
    static final Code ISA_REPETITION = FAULTS.data(
            "ISA-REPETITION", "Ask the sender for U in ISA11 until 004010, and for an own separator from 004020 on.");
    static final Code NUMBER_MISSING =
            FAULTS.data("NUMBER-MISSING", "Ask the sender for the number of the document in the segment behind ST.");
    static final Code LOOP_MISSING =
            FAULTS.data("LOOP-MISSING", "Ask the sender for the segment that begins the loop of each line.");
    static final Code NO_LINES = FAULTS.data("NO-LINES", "Ask the sender whether lines are missing.");
    static final Code VALUE_MISSING = FAULTS.data("VALUE-MISSING", "Ask the sender for the element.");
    static final Code ARTICLE =
            FAULTS.data("ARTICLE-MISSING", "Ask the sender for an article number with its qualifier.");
    static final Code LINE_NUMBER =
            FAULTS.data("LINE-NUMBER", "Ask the sender to number the lines of a document without repetition.");
    static final Code HIERARCHY =
            FAULTS.data("HIERARCHY", "Ask the sender to number the HL loops, and to let each name one before it.");
    static final Code DECIMAL_POINT = FAULTS.data(
            "DECIMAL-POINT", "Check the amount: the element has two decimals that are implied, and no point.");
    static final Code UNIT_UNKNOWN =
            FAULTS.data("UNIT-UNKNOWN", "Agree with the partner on a unit that the hub knows.");
    static final Code CURRENCY = FAULTS.data(
            "CURRENCY-MISSING", "Ask the sender for CUR, or set currency in the format to what both sides agreed.");
    static final Code GROUP =
            FAULTS.data("GROUP-TYPE", "Ask the sender to put messages in a group of their type: 850 in PO, 810 in IN.");
    static final Code ADDRESS = FAULTS.setup(
            "ADDRESS-MISSING", "Give the partner an identifier edi or gln, or set sender and receiver in the format.");
    static final Code KIND =
            FAULTS.setup("KIND", "Let the channel carry what X12 has a message for, or choose another format.");
    static final Code SETTINGS = FAULTS.setup("SETTINGS", "Correct the settings of the format.");

    private X12Faults() {}
}
