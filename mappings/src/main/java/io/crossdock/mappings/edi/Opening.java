package io.crossdock.mappings.edi;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds where a wire and each of its interchanges begin, and keeps the service characters that they name. */
public final class Opening {

    private static final int GARBAGE = 512;
    private static final int LOOK_AHEAD = 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final ByteWindow window;
    private final LineCounter lines;
    private final String source;
    private final Beginning beginning;
    /** Whose interchanges may stand in the wire too. */
    private final List<Standard> others;

    private final Faults faults;
    private final List<Problem> warnings = new ArrayList<>();
    private Optional<Problem> refusal = Optional.empty();
    private ServiceCharacters characters;
    private boolean named;

    Opening(ByteWindow window, LineCounter lines, String source, Standard standard) {
        this.window = window;
        this.lines = lines;
        this.source = source;
        this.beginning = standard.beginning();
        this.others = SegmentFormat.besides(standard);
        this.faults = standard.faults();
        this.characters = beginning.unnamed();
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
    public boolean skipBlanks() throws IOException {
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
        if (beginning.startsBare(window, position)) {
            return;
        }
        while (position <= last && !beginning.startsFile(window, position) && !startsOther(position)) {
            position++;
        }
        if (position > last) {
            refuse(faults.of(Fault.UNKNOWN_FILE), "", "no interchange begins in the first " + GARBAGE + " bytes");
        } else if (position > window.next()) {
            warn(
                    faults.of(Fault.LEADING_BYTES),
                    "",
                    (position - window.next()) + " bytes before the interchange are ignored");
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
        return beginning.startsInterchange(window);
    }

    /** The other standard of which an interchange begins at the next byte. */
    Optional<Standard> startsOther() throws IOException {
        for (Standard other : others) {
            if (other.beginning().startsInterchange(window)) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    private boolean startsOther(int position) throws IOException {
        int next = window.next();
        window.moveTo(position);
        boolean starts = startsOther().isPresent();
        window.moveTo(next);
        return starts;
    }

    /** False where nothing can be read after it. */
    boolean beginOther(Standard other) throws IOException {
        characters = other.beginning().unnamed();
        return other.beginning().begin(this, window);
    }

    /** Forgets what was odd in an interchange of another standard: who reads that says so. */
    void leaveOther() {
        endInterchange();
        characters = beginning.unnamed();
        warnings.clear();
        refusal = Optional.empty();
    }

    /** The service characters named count no longer. */
    void endInterchange() {
        named = false;
    }

    /** Takes the service characters that an interchange names, if it does. False where nothing can be read after it. */
    boolean beginInterchange() throws IOException {
        if (!named) {
            window.beginDigest();
            characters = beginning.unnamed();
        }
        return beginning.begin(this, window);
    }

    /** These count from now on. */
    public void use(ServiceCharacters found) {
        characters = found;
        named = true;
    }

    public void warn(Problem.Code code, String path, String what) {
        warnings.add(code.at(here(path), what));
    }

    /** Nothing more can be read; false. */
    public boolean refuse(Problem.Code code, String path, String why) {
        refusal = Optional.of(code.at(here(path), why));
        return false;
    }
}
