package io.crossdock.routes.intake;

import java.time.Instant;

/**
 * What went over the wire once, taken in.
 *
 * @param sequence the hub's order of transmissions
 * @param digest the key of its raw bytes in the payload store
 * @param replays the transmission whose bytes it reads again; empty: it came over the wire
 * @param batches how many batches of it are claimed; the last one's publication may be in doubt; {@link #ANSWERED}: none is
 */
public record Transmission(
        String id,
        String inbox,
        String name,
        long sequence,
        String digest,
        Instant received,
        String bundle,
        String replays,
        int batches) {

    /** Before the number of a line; it may stand in an address of a page as it is. */
    private static final char LINE = '.';

    /** Instead of a number of batches: all of them are published, and the senders are told. */
    static final int ANSWERED = Integer.MAX_VALUE;

    /** The same, if these had been its bytes. */
    public Transmission holding(String otherDigest) {
        return new Transmission(id, inbox, name, sequence, otherDigest, received, bundle, replays, batches);
    }

    boolean isAnswered() {
        return batches == ANSWERED;
    }

    /** The id of a document in it. */
    public String document(long ordinal) {
        return id + "-" + ordinal;
    }

    /** The id of a line that its document went on without. */
    static String line(String document, long line) {
        return document + LINE + line;
    }

    /** The document that an id is of, or that the line is of that it is of. */
    public static String whole(String id) {
        int line = id.indexOf(LINE);
        return line < 0 ? id : id.substring(0, line);
    }
}
