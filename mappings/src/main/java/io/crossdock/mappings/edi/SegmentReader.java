package io.crossdock.mappings.edi;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a wire into segments, by the service characters that the wire itself names. Keeps no more than the segments in hand, and of a
 * segment that is too long only its beginning.
 *
 * <p>Blanks and line ends between segments mean nothing; inside a segment they are data.
 */
public final class SegmentReader {

    /** The longest segment taken, in bytes. */
    public static final int LONGEST = 64 * 1024;

    private final ByteWindow window;
    private final LineCounter lines = new LineCounter();
    private final Opening opening;
    private final Segments segments;

    private final Envelopes envelopes;
    private byte[] meanings;
    private byte[] terminatorRest = {};
    private boolean begun;
    private boolean over;
    private boolean inside;
    private boolean tooLong;
    private boolean unterminated;
    private int used;
    private byte[] finished = {};

    /** @param source the wire's name, for problems */
    public SegmentReader(InputStream in, String source, Standard standard) {
        this(in, source, standard, Optional.empty());
    }

    /** One that knows the {@link #digest} of each interchange. */
    public static SegmentReader digesting(InputStream in, String source, Standard standard) {
        return new SegmentReader(in, source, standard, Optional.of(sha256()));
    }

    private SegmentReader(InputStream in, String source, Standard standard, Optional<MessageDigest> digest) {
        this.window = new ByteWindow(in, digest);
        this.opening = new Opening(window, lines, source, standard);
        this.envelopes = standard.envelopes();
        this.segments = new Segments(standard.envelopes().shortestTag());
        this.meanings = standard.beginning().unnamed().meanings(false);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The segments in hand; the last one is the one just read. */
    public Segments segments() {
        return segments;
    }

    public ServiceCharacters characters() {
        return opening.characters();
    }

    /** Why nothing more can be read. */
    public Optional<Problem> refusal() {
        return opening.refusal();
    }

    /** Whether the segment just read was longer than {@link #LONGEST}; only its beginning is in hand. */
    public boolean tooLong() {
        return tooLong;
    }

    /** Whether the wire ended before the segment just read did. */
    public boolean unterminated() {
        return unterminated;
    }

    /** Where the segment just read begins in the wire, in bytes from 0. */
    long offset() {
        return window.offset(window.start());
    }

    /** Bytes of the segments in hand. */
    public int kept() {
        return window.next() - window.base();
    }

    /** All bits set in any byte since the first segment in hand: negative where one is beyond ASCII. */
    public int used() {
        return used;
    }

    /** What was odd since the last call. */
    public List<Problem> warnings() {
        return opening.warnings();
    }

    /** Whether elements may repeat from the next segment on. */
    public void repeating(boolean repeats) {
        meanings = characters().meanings(repeats);
    }

    /** Forgets all but the segment just read. */
    public void keepLast() {
        window.drop(segments.keepLast());
        segments.over(window.bytes(), window.base());
    }

    /** The SHA-256 of the interchange that ended last, with its trailer or without. */
    public byte[] digest() {
        return finished.clone();
    }

    /** The place of the wire's next byte. */
    public Location here(String path) {
        return opening.here(path);
    }

    /** The other standard of which an interchange begins at the next byte: it is to be passed over before more is read. */
    public Optional<Standard> elsewhere() throws IOException {
        begin();
        if (over || refusal().isPresent() || !opening.skipBlanks()) {
            return Optional.empty();
        }
        Optional<Standard> other = opening.startsOther();
        if (inside && other.isPresent()) {
            finish();
        }
        return other;
    }

    /**
     * Leaves out an interchange of another standard, up to its trailer or to where the next begins; keeps nothing of it. Where its
     * header does not say how it is structured, nothing behind it can be read.
     */
    public void passOver(Standard other) throws IOException {
        over = !opening.beginOther(other);
        terminatorRest = characters().terminatorRest().getBytes(StandardCharsets.ISO_8859_1);
        meanings = characters().meanings(false);
        boolean more = !over && opening.skipBlanks();
        while (more) {
            open(false);
            scan();
            more = segments.tag(0) != other.envelopes().interchange().tail()
                    && opening.skipBlanks()
                    && !opening.startsInterchange()
                    && opening.startsOther().isEmpty();
        }
        opening.leaveOther();
        segments.clear();
    }

    /**
     * Reads the next segment.
     *
     * @param keep whether those in hand stay in hand
     * @return false at the end of the wire, and where it cannot be read further
     */
    public boolean next(boolean keep) throws IOException {
        begin();
        if (over || refusal().isPresent()) {
            return false;
        }
        if (!opening.skipBlanks()) {
            finish();
            return false;
        }
        if (inside && opening.startsInterchange()) {
            finish();
        }
        if (!inside && !beginInterchange()) {
            return false;
        }
        open(keep);
        scan();
        follow(segments.tag(segments.count() - 1));
        return true;
    }

    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            opening.skipGarbage();
        }
    }

    private boolean beginInterchange() throws IOException {
        boolean readable = opening.beginInterchange();
        terminatorRest = characters().terminatorRest().getBytes(StandardCharsets.ISO_8859_1);
        meanings = characters().meanings(false);
        return readable;
    }

    private void follow(int tag) {
        if (tag == envelopes.interchange().head()) {
            inside = true;
        } else if (tag == envelopes.interchange().tail()) {
            finish();
        }
    }

    /** An interchange ends here, with its UNZ or without. */
    private void finish() {
        finished = window.endDigest().orElse(finished);
        inside = false;
        opening.endInterchange();
    }

    private void open(boolean keep) {
        window.begin(keep);
        if (!keep) {
            segments.clear();
            used = 0;
        }
        int start = window.start();
        segments.open(start - window.base(), lines.line(), lines.column(window.offset(start)));
        tooLong = false;
        unterminated = false;
    }

    /** Marks the parts of the segment that has been opened. */
    private void scan() throws IOException {
        int end = scan(window.next());
        while (end < 0 && readOn(~end)) {
            end = scan(window.next());
        }
        if (end < 0) {
            unterminated = true;
            // the byte that a terminator would fill
            end = window.limit() + 1;
        }
        window.moveTo(Math.min(end + terminatorRest.length, window.limit()));
        close(end);
    }

    /** Marks the parts from a position on; returns where the segment ends, or the complement of where to read on. */
    private int scan(int from) {
        byte[] bytes = window.bytes();
        byte[] meaning = meanings;
        int limit = window.limit();
        int base = window.base();
        int bits = used;
        int position = from;
        while (position < limit) {
            byte value = bytes[position];
            byte kind = meaning[value & 0xff];
            position++;
            if (kind == ServiceCharacters.DATA) {
                bits |= value;
                continue;
            }
            if (kind == ServiceCharacters.TERMINATOR) {
                int matched = terminatorRest.length == 0 ? 0 : restMatched(bytes, position, limit);
                if (matched < terminatorRest.length) {
                    if (position + matched == limit) {
                        used = bits;
                        return ~(position - 1);
                    }
                    bits |= value;
                    continue;
                }
                used = bits;
                countLine(value, position - 1);
                return position;
            }
            if (kind == ServiceCharacters.RELEASE) {
                position++;
            } else if (kind == ServiceCharacters.LINE) {
                countLine(value, position - 1);
            } else if (!tooLong) {
                segments.mark(position - base, kind);
            }
        }
        used = bits;
        return ~position;
    }

    /**
     * Brings more of the segment into hand; of one that is too long nothing more is kept. False at the end of the wire.
     *
     * @param position the limit; one byte behind it where that is released; one before where a terminator may begin there
     */
    private boolean readOn(int position) throws IOException {
        int moved = position - window.limit();
        if (window.tooLong()) {
            tooLong = true;
            window.cut();
        }
        window.moveTo(window.limit());
        if (!window.fill()) {
            return false;
        }
        window.moveTo(window.next() + moved);
        return true;
    }

    /** How much of the rest of a terminator of several bytes follows its first. */
    private int restMatched(byte[] bytes, int position, int limit) {
        int matched = 0;
        while (matched < terminatorRest.length
                && position + matched < limit
                && bytes[position + matched] == terminatorRest[matched]) {
            matched++;
        }
        return matched;
    }

    private void countLine(byte value, int position) {
        if (LineCounter.endsLine(value)) {
            lines.count(value, window.offset(position));
        }
    }

    private void close(int end) {
        int longest = window.start() + LONGEST;
        tooLong |= end > longest;
        if (tooLong) {
            segments.dropFrom(longest - window.base());
        }
        segments.mark((tooLong ? Math.min(end, longest) : end) - window.base(), Segments.END);
        segments.over(window.bytes(), window.base());
        segments.close(characters().tagEnd());
    }
}
