package io.crossdock.mappings.edi;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * The bytes of a wire that are in hand: those of the segments kept, and what was read ahead of them. Positions are those in
 * {@link #bytes()}; they shift together when more is read.
 */
public final class ByteWindow {

    private final InputStream in;
    private final Optional<MessageDigest> digest;

    private byte[] bytes = new byte[2 * SegmentReader.LONGEST];
    private int base;
    private int start;
    private int next;
    private int limit;
    private boolean ended;
    /** First byte not yet part of the digest. */
    private int digested;
    /** Bytes of the wire that are no longer in hand. */
    private long gone;

    /**
     * @param digest where the bytes of each interchange go; empty: nobody asks
     */
    ByteWindow(InputStream in, Optional<MessageDigest> digest) {
        this.in = in;
        this.digest = digest;
    }

    public byte[] bytes() {
        return bytes;
    }

    /** First byte kept: of the first segment in hand. */
    int base() {
        return base;
    }

    /** First byte of the segment being read. */
    int start() {
        return start;
    }

    /** First byte not yet taken. */
    public int next() {
        return next;
    }

    /** Behind the last byte in hand. */
    public int limit() {
        return limit;
    }

    /** Where a position lies in the wire, from 0. */
    long offset(int position) {
        return gone + position;
    }

    public void moveTo(int position) {
        next = position;
    }

    /**
     * A segment begins at the next byte.
     *
     * @param keep whether the bytes before it stay in hand
     */
    void begin(boolean keep) {
        start = next;
        base = keep ? base : next;
    }

    /** Lets go of the first bytes kept. */
    void drop(int count) {
        base += count;
    }

    /** Whether there is a next byte. */
    public boolean more() throws IOException {
        return next < limit || fill();
    }

    /** Whether a position holds this text. */
    public boolean at(int position, String text) {
        if (position + text.length() > limit) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[position + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Brings so many bytes from the next on into hand, as far as the wire has them. */
    public void lookAhead(int wanted) throws IOException {
        boolean more = true;
        while (more && limit - next < wanted) {
            more = fill();
        }
    }

    /** Whether the segment being read is longer than may be, as far as it is in hand. */
    boolean tooLong() {
        return limit - start > SegmentReader.LONGEST;
    }

    /** Forgets what stands in hand behind the longest beginning of the segment being read. */
    void cut() {
        digestTo(limit);
        gone += limit - (start + SegmentReader.LONGEST);
        limit = start + SegmentReader.LONGEST;
        digested = limit;
    }

    /** Reads into what is free behind the limit; false at the end of the wire. */
    boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (limit == bytes.length) {
            makeRoom();
        }
        int read = in.read(bytes, limit, bytes.length - limit);
        ended = read < 0;
        limit += Math.max(read, 0);
        return !ended;
    }

    private void makeRoom() {
        digestTo(next);
        if (base == 0) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            return;
        }
        System.arraycopy(bytes, base, bytes, 0, limit - base);
        gone += base;
        start -= base;
        next -= base;
        limit -= base;
        digested -= base;
        base = 0;
    }

    /** The digest begins anew with the next byte. */
    public void beginDigest() {
        digest.ifPresent(MessageDigest::reset);
        digested = next;
    }

    /** The digest of all bytes since it began, up to the next. */
    Optional<byte[]> endDigest() {
        digestTo(next);
        return digest.map(MessageDigest::digest);
    }

    private void digestTo(int end) {
        if (end > digested) {
            int from = digested;
            digest.ifPresent(sink -> sink.update(bytes, from, end - from));
            digested = end;
        }
    }
}
