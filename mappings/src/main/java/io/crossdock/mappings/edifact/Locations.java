package io.crossdock.mappings.edifact;

import io.crossdock.mappings.edi.Numbers;

/** Codes of places. */
final class Locations {

    private Locations() {}

    /** Who gave a place its code (3055): 13 digits are a GLN, which GS1 gives; of others nobody knows. */
    static String agency(String location) {
        return location.length() == 13 && Numbers.digits(location) ? "9" : "";
    }
}
