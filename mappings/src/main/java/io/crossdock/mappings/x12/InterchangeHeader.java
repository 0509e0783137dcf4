package io.crossdock.mappings.x12;

import io.crossdock.mappings.edi.Beginning;
import io.crossdock.mappings.edi.ByteWindow;
import io.crossdock.mappings.edi.Opening;
import io.crossdock.mappings.edi.ServiceCharacters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * ISA, which shows the separators by using them (X12.5): the element separator is its fourth character, the component separator its
 * last element, the terminator what follows, the repetition separator its eleventh element from 004020 on. Its elements have
 * fixed lengths that senders get wrong, so that they are counted here, and a length that differs is only a warning.
 */
final class InterchangeHeader implements Beginning {

    private static final String TAG = "ISA";
    private static final int ELEMENTS = 16;
    private static final int REPETITION = 11;
    private static final int[] WIDTHS = {2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1};
    /** What a header may have in bytes, its padding included, and the beginning of the segment behind it. */
    private static final int LONGEST = 512;

    private static final ServiceCharacters UNNAMED =
            new ServiceCharacters((byte) '>', (byte) '*', (byte) '.', (byte) ' ', (byte) ' ', (byte) '~', "");

    @Override
    public ServiceCharacters unnamed() {
        return UNNAMED;
    }

    @Override
    public boolean startsFile(ByteWindow window, int position) {
        return window.at(position, TAG) && position + TAG.length() < window.limit();
    }

    @Override
    public boolean startsBare(ByteWindow window, int position) {
        return false;
    }

    @Override
    public boolean startsInterchange(ByteWindow window) throws IOException {
        if (window.bytes()[window.next()] != 'I') {
            return false;
        }
        window.lookAhead(TAG.length() + 1);
        int behind = window.next() + TAG.length();
        return startsFile(window, window.next()) && !Character.isLetterOrDigit(window.bytes()[behind]);
    }

    @Override
    public boolean begin(Opening opening, ByteWindow window) throws IOException {
        window.lookAhead(LONGEST);
        int start = window.next();
        if (!startsFile(window, start)) {
            return true;
        }
        byte element = window.bytes()[start + TAG.length()];
        if (!separates(element)) {
            return refuse(opening, "ISA begins with no element separator");
        }
        int[] starts = new int[ELEMENTS];
        if (!count(window, start, element, starts)) {
            return refuse(opening, "ISA has not its " + ELEMENTS + " elements");
        }
        warnOfWidths(opening, starts);
        return take(opening, window, starts, element);
    }

    private static boolean refuse(Opening opening, String why) {
        return opening.refuse(X12Faults.ISA_REFUSED, TAG, why + "; nothing after it can be read");
    }

    private static boolean count(ByteWindow window, int start, byte element, int[] starts) {
        int found = 0;
        int end = Math.min(window.limit(), start + LONGEST);
        for (int position = start; position < end && found < ELEMENTS; position++) {
            if (window.bytes()[position] == element) {
                starts[found++] = position + 1;
                position += found == REPETITION && isElement(window, position + 1, element) ? 1 : 0;
            }
        }
        return found == ELEMENTS && starts[ELEMENTS - 1] < window.limit();
    }

    /** Whether the separator at the beginning of ISA11 is what that element says: ISA12 is never empty. */
    private static boolean isElement(ByteWindow window, int start, byte element) {
        return start + 1 < window.limit() && window.bytes()[start] == element && window.bytes()[start + 1] == element;
    }

    private static void warnOfWidths(Opening opening, int[] starts) {
        for (int i = 0; i < WIDTHS.length; i++) {
            int width = starts[i + 1] - 1 - starts[i];
            if (width != WIDTHS[i]) {
                opening.warn(
                        X12Faults.ISA_WIDTH,
                        TAG,
                        "ISA" + (i < 9 ? "0" : "") + (i + 1) + " has " + width + " bytes, not " + WIDTHS[i]
                                + "; the elements are counted instead");
                return;
            }
        }
    }

    private static boolean take(Opening opening, ByteWindow window, int[] starts, byte element) {
        int last = starts[ELEMENTS - 1];
        boolean missing = componentIsMissing(window, last);
        byte component = missing ? (byte) ' ' : window.bytes()[last];
        int terminatorAt = missing ? last : last + 1;
        if (terminatorAt >= window.limit()) {
            return refuse(opening, "the file ends within ISA");
        }
        byte terminator = window.bytes()[terminatorAt];
        String rest = rest(window, terminatorAt);
        if (missing) {
            opening.warn(X12Faults.ISA_WIDTH, TAG, "ISA16, the component separator, is missing");
        }
        if (!missing && component != ' ' && !separates(component) || !terminates(terminator, rest)) {
            return refuse(opening, "ISA names a letter, a digit or a blank as separator");
        }
        if (terminator == element || component == element || component == terminator) {
            return refuse(opening, "ISA names the same separator twice");
        }
        byte repetition = repetition(window, starts, element, component, terminator, opening);
        opening.use(new ServiceCharacters(component, element, (byte) '.', (byte) ' ', repetition, terminator, rest));
        return true;
    }

    /**
     * Whether the terminator stands where the component separator should: what follows the next byte is a group, or a line end
     * though the group behind it ends with that byte.
     */
    private static boolean componentIsMissing(ByteWindow window, int last) {
        byte first = window.bytes()[last];
        if (first == '\r' || first == '\n' || beginsGroup(window, last + 1)) {
            return true;
        }
        int next = last + 1;
        while (next < window.limit() && (window.bytes()[next] == '\r' || window.bytes()[next] == '\n')) {
            next++;
        }
        if (next == last + 1 || !beginsGroup(window, next)) {
            return false;
        }
        int end = next;
        while (end < window.limit() && window.bytes()[end] != '\r' && window.bytes()[end] != '\n') {
            end++;
        }
        return window.bytes()[end - 1] == first;
    }

    private static boolean beginsGroup(ByteWindow window, int position) {
        return window.at(position, "GS") || window.at(position, "TA1") || window.at(position, "ISB");
    }

    /** The bytes behind the first of a character of several in UTF-8. */
    private static String rest(ByteWindow window, int terminatorAt) {
        int end = terminatorAt + 1;
        if (window.bytes()[terminatorAt] < 0) {
            while (end < window.limit() && (window.bytes()[end] & 0xC0) == 0x80) {
                end++;
            }
        }
        return new String(window.bytes(), terminatorAt + 1, end - terminatorAt - 1, StandardCharsets.ISO_8859_1);
    }

    private static byte repetition(
            ByteWindow window, int[] starts, byte element, byte component, byte terminator, Opening opening) {
        int at = starts[REPETITION - 1];
        int width = starts[REPETITION] - 1 - at;
        byte found = window.bytes()[at];
        if (width != 1 || !separates(found)) {
            return ' ';
        }
        if (found == component || found == terminator || found == element) {
            opening.warn(
                    X12Faults.ISA_REPETITION,
                    TAG,
                    "ISA11 names a separator that separates something else; no element is read as repeated");
            return ' ';
        }
        return found;
    }

    private static boolean separates(byte value) {
        return value > 0 && value != ' ' && !Character.isLetterOrDigit(value);
    }

    private static boolean terminates(byte value, String rest) {
        return value < 0 ? !rest.isEmpty() : separates(value);
    }
}
