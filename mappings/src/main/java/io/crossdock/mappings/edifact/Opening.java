package io.crossdock.mappings.edifact;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds where a wire and each of its interchanges begin, and which service characters they name. */
final class Opening {

    private static final int GARBAGE = 512;
    private static final int LOOK_AHEAD = 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final ByteWindow window;
    private final LineCounter lines;
    private final String source;
    private final List<Problem> warnings = new ArrayList<>();
    private Optional<Problem> refusal = Optional.empty();
    private ServiceCharacters characters = ServiceCharacters.DEFAULT;
    private boolean named;

    Opening(ByteWindow window, LineCounter lines, String source) {
        this.window = window;
        this.lines = lines;
        this.source = source;
    }

    /** Those that count now. */
    ServiceCharacters characters() {
        return characters;
    }

    /** Why nothing more can be read. */
    Optional<Problem> refusal() {
        return refusal;
    }

    /** What was odd since the last call. */
    List<Problem> warnings() {
        if (warnings.isEmpty()) {
            return List.of();
        }
        List<Problem> drained = List.copyOf(warnings);
        warnings.clear();
        return drained;
    }

    /** The place of the wire's next byte. */
    Location here(String path) {
        return new Location(source, lines.line(), lines.column(window.offset(window.next())), path);
    }

    /** Skips what may stand between segments: blanks, control characters and empty segments. False at the end of the wire. */
    boolean skipBlanks() throws IOException {
        byte terminator = characters.terminator();
        while (window.more()) {
            byte value = window.bytes()[window.next()];
            boolean blank = value >= 0 && value <= ' ';
            if (!blank && value != terminator) {
                return true;
            }
            skip(value);
        }
        return false;
    }

    private void skip(byte value) {
        if (LineCounter.endsLine(value)) {
            lines.count(value, window.offset(window.next()));
        }
        window.moveTo(window.next() + 1);
    }

    /** Skips what may stand before the first segment; what is more than that is a refusal. */
    void skipGarbage() throws IOException {
        window.lookAhead(GARBAGE + LOOK_AHEAD);
        skipByteOrderMark();
        if (!skipBlanks()) {
            return;
        }
        int position = window.next();
        int last = position + GARBAGE;
        if (window.at(position, "UNH") || window.at(position, "UNG")) {
            return;
        }
        while (position <= last && !window.at(position, "UNA") && !window.at(position, "UNB")) {
            position++;
        }
        if (position > last) {
            refuse(Faults.NOT_EDIFACT, "", "neither UNA nor UNB in the first " + GARBAGE + " bytes");
        } else if (position > window.next()) {
            warnings.add(Faults.GARBAGE.at(
                    here(""), (position - window.next()) + " bytes before the interchange are ignored"));
            while (window.next() < position) {
                skip(window.bytes()[window.next()]);
            }
        }
    }

    private void skipByteOrderMark() {
        for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
            if (i >= window.limit() || window.bytes()[i] != BYTE_ORDER_MARK[i]) {
                return;
            }
        }
        window.moveTo(BYTE_ORDER_MARK.length);
        lines.beginAt(BYTE_ORDER_MARK.length);
    }

    /** Whether another interchange begins at the next byte. */
    boolean startsInterchange() throws IOException {
        int next = window.next();
        if (window.bytes()[next] != 'U') {
            return false;
        }
        window.lookAhead(LOOK_AHEAD);
        next = window.next();
        return window.at(next, "UNB")
                || (window.at(next, "UNA") && window.at(next + 3 + ServiceCharacters.LENGTH, "UNB"));
    }

    /** The service characters named count no longer. */
    void endInterchange() {
        named = false;
    }

    /** Takes a UNA, if there is one; else the default service characters count again. False where nothing can be read after it. */
    boolean beginInterchange() throws IOException {
        if (!named) {
            window.beginDigest();
            characters = ServiceCharacters.DEFAULT;
        }
        window.lookAhead(LOOK_AHEAD);
        if (!window.at(window.next(), "UNA")) {
            return true;
        }
        window.beginDigest();
        return takeServiceString() && skipBlanks();
    }

    private boolean takeServiceString() {
        int first = window.next() + 3;
        int end = first;
        while (end < window.limit() && end <= first + ServiceCharacters.LENGTH && !atHeader(end)) {
            end++;
        }
        int length = end - first;
        if (length < ServiceCharacters.LENGTH && atHeader(end)) {
            warnings.add(Faults.UNA_SHORT.at(
                    here("UNA"), "UNA names " + length + " service characters, not 6; the default ones are taken"));
            use(ServiceCharacters.DEFAULT, end);
            return true;
        }
        if (window.limit() - first < ServiceCharacters.LENGTH) {
            return refuse(Faults.UNA_REFUSED, "UNA", "the file ends within UNA");
        }
        ServiceCharacters found = ServiceCharacters.of(window.bytes(), first);
        if (!found.usable()) {
            return refuse(
                    Faults.UNA_REFUSED,
                    "UNA",
                    "UNA names a letter, a digit or the same separator twice; nothing after it can be read");
        }
        use(found, first + ServiceCharacters.LENGTH);
        return true;
    }

    private boolean atHeader(int position) {
        return window.at(position, "UNB") || window.at(position, "UNG") || window.at(position, "UNH");
    }

    private void use(ServiceCharacters found, int end) {
        characters = found;
        named = true;
        window.moveTo(end);
    }

    private boolean refuse(Problem.Code code, String path, String why) {
        refusal = Optional.of(code.at(here(path), why));
        return false;
    }
}
