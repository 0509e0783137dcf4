package io.crossdock.mappings.edi;

import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Peeked;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The content of a message.
 *
 * @param segments the first ones in hand that belong to it
 * @param excerpt the bytes of the message, as far as they are kept; to be asked for while its segments are in hand
 * @param problems why it cannot be trusted; none: sound
 */
public record Content(
        Peeked.Message message,
        Location at,
        Segments segments,
        int count,
        Reading reading,
        Supplier<byte[]> excerpt,
        List<Problem> problems,
        List<Problem> warnings) {

    /** The most bytes of an excerpt. */
    public static final int EXCERPT = 64 * 1024;

    /** What the bytes of a message mean: its standard, and what its interchange says of characters and of itself. */
    public record Reading(
            Standard standard,
            String source,
            Optional<Charset> charset,
            String declared,
            String interchange,
            ServiceCharacters characters,
            boolean beyondAscii) {}
}
