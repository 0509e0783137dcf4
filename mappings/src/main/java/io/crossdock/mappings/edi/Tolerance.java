package io.crossdock.mappings.edi;

import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import java.util.List;
import java.util.Optional;

/**
 * What a channel takes that its partner should not have sent, or not so large.
 *
 * @param bare whether messages may stand without an interchange
 * @param countsRefuse whether a wrong count or reference is a problem, else a warning
 * @param mostSegments of one message
 */
public record Tolerance(boolean bare, boolean countsRefuse, int mostSegments) {

    private static final int MOST_SEGMENTS = 150_000;

    /** So many of these segments of average size are as far as a mark on the bytes of a message can reach. */
    private static final int UTMOST_SEGMENTS = 2_000_000;

    /** On average: few segments may be large, many may not. */
    private static final int BYTES_A_SEGMENT = 112;

    /** What a channel takes that says nothing of it. */
    public static final Tolerance NONE = new Tolerance(false, true, MOST_SEGMENTS);

    public static final Setting COUNTS = Setting.choice(
                    "count-mismatch",
                    List.of("refuse", "warn"),
                    "What becomes of a message or a file whose counts or references contradict each other.")
            .or("refuse");

    public static final Setting SEGMENTS = Setting.number(
                    "max-segments",
                    1,
                    UTMOST_SEGMENTS,
                    "How many segments one message may have at most. A message is held in memory until its end is checked:"
                            + " allow 1 GB of heap for each million.")
            .or(Integer.toString(MOST_SEGMENTS));

    public static Tolerance of(Settings settings) {
        return new Tolerance(
                settings.flag("bare"),
                !settings.optionalText(COUNTS.name()).equals(Optional.of("warn")),
                settings.optionalNumber(SEGMENTS.name()).map(Math::toIntExact).orElse(MOST_SEGMENTS));
    }

    /** Of one message. */
    int mostBytes() {
        return Math.max(mostSegments, MOST_SEGMENTS) * BYTES_A_SEGMENT;
    }
}
