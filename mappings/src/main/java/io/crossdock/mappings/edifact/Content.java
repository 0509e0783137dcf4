package io.crossdock.mappings.edifact;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Peeked;
import java.util.List;
import java.util.function.Supplier;

/**
 * The content of a message.
 *
 * @param segments the first ones in hand that belong to it
 * @param excerpt the bytes of the message, as far as they are kept; to be asked for while its segments are in hand
 * @param problems why it cannot be trusted; none: sound
 */
record Content(
        Peeked.Message message,
        Location at,
        Segments segments,
        int count,
        Reading reading,
        Supplier<byte[]> excerpt,
        List<Problem> problems,
        List<Problem> warnings) {

    /** The most bytes of an excerpt. */
    static final int EXCERPT = 64 * 1024;

    /** What the bytes of a message mean: its interchange's syntax identifier and service characters. */
    record Reading(String source, String syntax, ServiceCharacters characters, boolean beyondAscii) {}
}
