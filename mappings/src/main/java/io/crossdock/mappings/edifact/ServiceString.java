package io.crossdock.mappings.edifact;

import io.crossdock.mappings.edi.Beginning;
import io.crossdock.mappings.edi.ByteWindow;
import io.crossdock.mappings.edi.Opening;
import io.crossdock.mappings.edi.ServiceCharacters;
import java.io.IOException;

/** The service string advice UNA, or what counts without one (ISO 9735-1, 9.1). */
final class ServiceString implements Beginning {

    private static final int LOOK_AHEAD = 16;

    @Override
    public ServiceCharacters unnamed() {
        return ServiceCharacters.DEFAULT;
    }

    @Override
    public boolean startsFile(ByteWindow window, int position) {
        return window.at(position, "UNA") || window.at(position, "UNB");
    }

    @Override
    public boolean startsBare(ByteWindow window, int position) {
        return window.at(position, "UNH") || window.at(position, "UNG");
    }

    @Override
    public boolean startsInterchange(ByteWindow window) throws IOException {
        if (window.bytes()[window.next()] != 'U') {
            return false;
        }
        window.lookAhead(LOOK_AHEAD);
        int next = window.next();
        return window.at(next, "UNB")
                || (window.at(next, "UNA") && window.at(next + 3 + ServiceCharacters.LENGTH, "UNB"));
    }

    /** Takes a UNA, if there is one. */
    @Override
    public boolean begin(Opening opening, ByteWindow window) throws IOException {
        window.lookAhead(LOOK_AHEAD);
        if (!window.at(window.next(), "UNA")) {
            return true;
        }
        window.beginDigest();
        return take(opening, window) && opening.skipBlanks();
    }

    private static boolean take(Opening opening, ByteWindow window) {
        int first = window.next() + 3;
        int end = first;
        while (end < window.limit() && end <= first + ServiceCharacters.LENGTH && !atHeader(window, end)) {
            end++;
        }
        int length = end - first;
        if (length < ServiceCharacters.LENGTH && atHeader(window, end)) {
            opening.warn(
                    Faults.UNA_SHORT,
                    "UNA",
                    "UNA names " + length + " service characters, not 6; the default ones are taken");
            opening.use(ServiceCharacters.DEFAULT);
            window.moveTo(end);
            return true;
        }
        if (window.limit() - first < ServiceCharacters.LENGTH) {
            return opening.refuse(Faults.UNA_REFUSED, "UNA", "the file ends within UNA");
        }
        boolean blankLost = blankLost(window.bytes(), first);
        ServiceCharacters found =
                blankLost ? withBlank(window.bytes(), first) : ServiceCharacters.of(window.bytes(), first);
        if (!found.usable()) {
            return opening.refuse(
                    Faults.UNA_REFUSED,
                    "UNA",
                    "UNA names a letter, a digit or the same separator twice; nothing after it can be read");
        }
        if (blankLost) {
            opening.warn(
                    Faults.UNA_SHORT,
                    "UNA",
                    "UNA names 5 service characters, not 6; the blank before the last one is missing");
        }
        opening.use(found);
        window.moveTo(first + ServiceCharacters.LENGTH - (blankLost ? 1 : 0));
        return true;
    }

    /** Whether a line ends behind the usual terminator in the place of the blank, which editors and mails like to drop. */
    private static boolean blankLost(byte[] bytes, int first) {
        byte last = bytes[first + ServiceCharacters.LENGTH - 1];
        return bytes[first + ServiceCharacters.LENGTH - 2] == ServiceCharacters.DEFAULT.terminator()
                && (last == '\r' || last == '\n');
    }

    private static ServiceCharacters withBlank(byte[] bytes, int first) {
        return new ServiceCharacters(
                bytes[first], bytes[first + 1], bytes[first + 2], bytes[first + 3], (byte) ' ', bytes[first + 4], "");
    }

    private static boolean atHeader(ByteWindow window, int position) {
        return window.at(position, "UNB") || window.at(position, "UNG") || window.at(position, "UNH");
    }
}
