package io.crossdock.mappings.edi;

import io.crossdock.mappings.canonical.Gtin;
import java.util.Optional;

/** Numbers that claim to be GTINs. */
public final class Gtins {

    /** The scheme of a number that claims to be a GTIN and is none. */
    public static final String UNPROVEN = "unproven-gtin";

    private Gtins() {}

    /** The number with 14 digits, whatever stands between them; one that is none, or that does not check, is told of and kept. */
    public static Identified read(String given, Message message, int segment, Position position) {
        String number = given.replace(" ", "").replace("-", "");
        if (!Gtin.isOne(number)) {
            message.warn(
                    Fault.GTIN,
                    segment,
                    Optional.of(position),
                    "a GTIN has 8 to 14 digits; the number is kept as " + UNPROVEN);
            return new Identified(UNPROVEN, number);
        }
        String padded = Gtin.padded(number);
        if (!Gtin.checks(padded)) {
            message.warn(Fault.GTIN, segment, Optional.of(position), "the check digit of GTIN " + number + " is wrong");
        }
        return new Identified(Gtin.SCHEME, padded);
    }
}
