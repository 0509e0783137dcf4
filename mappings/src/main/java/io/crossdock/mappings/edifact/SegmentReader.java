package io.crossdock.mappings.edifact;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a wire into segments, by the service characters that the wire itself names. Keeps no more than the segments in hand, and of a
 * segment that is too long only its beginning.
 *
 * <p>Blanks and line ends between segments mean nothing; inside a segment they are data.
 */
final class SegmentReader {

    /** The longest segment taken, in bytes. */
    static final int LONGEST = 64 * 1024;

    private static final int GARBAGE = 512;
    private static final int LOOK_AHEAD = 16;

    private final InputStream in;
    private final String source;
    private final Segments segments = new Segments();
    private final List<Problem> warnings = new ArrayList<>();
    private final Optional<MessageDigest> digest;

    private byte[] buffer = new byte[2 * LONGEST];
    /** First byte kept: of the first segment in hand. */
    private int base;
    /** First byte of the segment being read. */
    private int start;
    /** First byte not yet read. */
    private int next;

    private int limit;
    private boolean ended;
    /** First byte not yet part of the digest. */
    private int digested;
    /** Bytes of the wire that are no longer in the buffer. */
    private long gone;

    private long line = 1;
    private long lineStart;
    private boolean afterReturn;

    private ServiceCharacters characters = ServiceCharacters.DEFAULT;
    private boolean named;
    private byte[] meanings = characters.meanings(false);
    private boolean begun;
    private boolean inside;
    private Optional<Problem> refusal = Optional.empty();
    private boolean tooLong;
    private boolean unterminated;
    private int used;
    private byte[] finished = {};

    /**
     * @param source the wire's name, for problems
     * @param digest where the bytes of each interchange go; empty: nobody asks
     */
    SegmentReader(InputStream in, String source, Optional<MessageDigest> digest) {
        this.in = in;
        this.source = source;
        this.digest = digest;
    }

    /** The segments in hand; the last one is the one just read. */
    Segments segments() {
        return segments;
    }

    ServiceCharacters characters() {
        return characters;
    }

    /** Why nothing more can be read. */
    Optional<Problem> refusal() {
        return refusal;
    }

    /** Whether the segment just read was longer than {@link #LONGEST}; only its beginning is in hand. */
    boolean tooLong() {
        return tooLong;
    }

    /** Whether the wire ended before the segment just read did. */
    boolean unterminated() {
        return unterminated;
    }

    /** Bytes of the segments in hand. */
    int kept() {
        return next - base;
    }

    /** All bits set in any byte since the first segment in hand: negative where one is beyond ASCII. */
    int used() {
        return used;
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

    /** From syntax version 4 on elements may repeat; without a UNA then with the default separator. */
    void syntax(int version) {
        meanings = characters.meanings(version >= 4);
    }

    /** Forgets all but the segment just read. */
    void keepLast() {
        base += segments.keepLast();
        segments.over(buffer, base);
    }

    /** The digest of the interchange that ended last, with its UNZ or without. */
    byte[] digest() {
        return finished.clone();
    }

    /** The place of the wire's next byte. */
    Location here(String path) {
        return new Location(source, line, gone + next - lineStart + 1, path);
    }

    /**
     * Reads the next segment.
     *
     * @param keep whether those in hand stay in hand
     * @return false at the end of the wire, and where it cannot be read further
     */
    boolean next(boolean keep) throws IOException {
        if (!begun) {
            begun = true;
            skipGarbage();
        }
        if (refusal.isPresent()) {
            return false;
        }
        if (!skipBlanks()) {
            finish();
            return false;
        }
        if (inside && startsInterchange()) {
            finish();
        }
        if (!inside && !beginInterchange()) {
            return false;
        }
        if (!keep) {
            base = next;
            segments.clear();
            used = 0;
        }
        start = next;
        segments.open(start - base, line, gone + start - lineStart + 1);
        scan();
        follow(segments.tag(segments.count() - 1));
        return true;
    }

    private void follow(int tag) {
        if (tag == Tags.UNB) {
            inside = true;
        } else if (tag == Tags.UNZ) {
            finish();
        }
    }

    /** An interchange ends here, with its UNZ or without. */
    private void finish() {
        digestTo(next);
        finished = digest.map(MessageDigest::digest).orElse(finished);
        inside = false;
        named = false;
    }

    /** Whether another interchange begins although the one before has not ended. */
    private boolean startsInterchange() throws IOException {
        if (buffer[next] != 'U') {
            return false;
        }
        lookAhead(LOOK_AHEAD);
        return at(next, "UNB") || (at(next, "UNA") && at(next + 3 + ServiceCharacters.LENGTH, "UNB"));
    }

    /** Takes a UNA, if there is one; else the default service characters count again. */
    private boolean beginInterchange() throws IOException {
        if (!named) {
            digest.ifPresent(MessageDigest::reset);
            digested = next;
            use(ServiceCharacters.DEFAULT);
        }
        lookAhead(LOOK_AHEAD);
        if (!at(next, "UNA")) {
            return true;
        }
        digest.ifPresent(MessageDigest::reset);
        digested = next;
        return takeServiceString() && skipBlanks();
    }

    private boolean takeServiceString() {
        int first = next + 3;
        int end = first;
        while (end < limit && end <= first + ServiceCharacters.LENGTH && !atHeader(end)) {
            end++;
        }
        int length = end - first;
        boolean tooShort = length < ServiceCharacters.LENGTH && atHeader(end);
        if (tooShort) {
            warnings.add(Faults.UNA_SHORT.at(
                    here("UNA"), "UNA names " + length + " service characters, not 6; the default ones are taken"));
            next = end;
            use(ServiceCharacters.DEFAULT);
            named = true;
            return true;
        }
        if (limit - first < ServiceCharacters.LENGTH) {
            refusal = Optional.of(Faults.UNA_REFUSED.at(here("UNA"), "the file ends within UNA"));
            return false;
        }
        ServiceCharacters found = ServiceCharacters.of(buffer, first);
        if (!found.usable()) {
            refusal = Optional.of(Faults.UNA_REFUSED.at(
                    here("UNA"),
                    "UNA names a letter, a digit or the same separator twice; nothing after it can be read"));
            return false;
        }
        next = first + ServiceCharacters.LENGTH;
        use(found);
        named = true;
        return true;
    }

    private boolean atHeader(int position) {
        return at(position, "UNB") || at(position, "UNG") || at(position, "UNH");
    }

    private void use(ServiceCharacters found) {
        characters = found;
        meanings = found.meanings(false);
    }

    private void skipGarbage() throws IOException {
        lookAhead(GARBAGE + LOOK_AHEAD);
        if (limit >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            next = 3;
            lineStart = 3;
        }
        if (!skipBlanks()) {
            return;
        }
        int position = next;
        if (at(position, "UNH") || at(position, "UNG")) {
            return;
        }
        while (position <= next + GARBAGE && !at(position, "UNA") && !at(position, "UNB")) {
            position++;
        }
        if (position > next + GARBAGE) {
            refusal = Optional.of(
                    Faults.NOT_EDIFACT.at(here(""), "neither UNA nor UNB in the first " + GARBAGE + " bytes"));
        } else if (position > next) {
            warnings.add(Faults.GARBAGE.at(here(""), (position - next) + " bytes before the interchange are ignored"));
            while (next < position) {
                countLine(next);
                next++;
            }
        }
    }

    private boolean at(int position, String text) {
        if (position + text.length() > limit) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (buffer[position + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Skips what may stand between segments: blanks, control characters and empty segments. */
    private boolean skipBlanks() throws IOException {
        while (next < limit || fill()) {
            byte value = buffer[next];
            boolean blank = value >= 0 && value <= ' ';
            if (!blank && value != characters.terminator()) {
                return true;
            }
            countLine(next);
            next++;
        }
        return false;
    }

    private void scan() throws IOException {
        tooLong = false;
        unterminated = false;
        int position = next;
        int end = limit;
        byte[] bytes = buffer;
        byte[] meaning = meanings;
        int bits = used;
        while (true) {
            if (position >= end) {
                next = position;
                if (!more()) {
                    unterminated = true;
                    next = limit;
                    // the byte that a terminator would fill
                    close(limit + 1);
                    break;
                }
                position = next;
                end = limit;
                bytes = buffer;
                continue;
            }
            byte value = bytes[position];
            bits |= value;
            byte kind = meaning[value & 0xff];
            if (kind == ServiceCharacters.DATA) {
                position++;
            } else if (kind == ServiceCharacters.TERMINATOR) {
                countLine(position);
                next = position + 1;
                close(next);
                break;
            } else if (kind == ServiceCharacters.RELEASE) {
                position += 2;
            } else if (kind == ServiceCharacters.LINE) {
                countLine(position);
                position++;
            } else {
                position++;
                if (!tooLong) {
                    segments.mark(position - base, kind);
                }
            }
        }
        used = bits;
    }

    private void close(int end) {
        tooLong |= end - start > LONGEST;
        if (tooLong) {
            segments.dropFrom(start + LONGEST - base);
            segments.mark(Math.min(end, start + LONGEST) - base, Segments.END);
        } else {
            segments.mark(end - base, Segments.END);
        }
        segments.over(buffer, base);
        segments.close();
    }

    /** Reads on within a segment; of one that is too long nothing more is kept. */
    private boolean more() throws IOException {
        int released = next - limit;
        if (limit - start > LONGEST) {
            tooLong = true;
            digestTo(limit);
            gone += limit - (start + LONGEST);
            limit = start + LONGEST;
            digested = limit;
        }
        next = limit;
        if (!fill()) {
            return false;
        }
        next += released;
        return true;
    }

    /** Counts a line end: LF, CR LF, or CR alone. */
    private void countLine(int position) {
        byte value = buffer[position];
        if (value == '\n' && afterReturn && lineStart == gone + position) {
            lineStart++;
        } else if (value == '\n' || value == '\r') {
            line++;
            lineStart = gone + position + 1;
        }
        afterReturn = value == '\r';
    }

    private void lookAhead(int wanted) throws IOException {
        boolean more = true;
        while (more && limit - next < wanted) {
            more = fill();
        }
    }

    /** Reads into what is free behind the limit; false at the end of the wire. */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (limit == buffer.length) {
            makeRoom();
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        ended = read < 0;
        limit += Math.max(read, 0);
        return !ended;
    }

    private void makeRoom() {
        digestTo(next);
        if (base == 0) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
            return;
        }
        System.arraycopy(buffer, base, buffer, 0, limit - base);
        gone += base;
        start -= base;
        next -= base;
        limit -= base;
        digested -= base;
        base = 0;
    }

    private void digestTo(int end) {
        if (end > digested) {
            int from = digested;
            digest.ifPresent(sink -> sink.update(buffer, from, end - from));
            digested = end;
        }
    }
}
