package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.Option;

/** Which documents a command is about, where they are not named. */
final class Sought {

    @Option(
            names = "--channel",
            paramLabel = "<channel>",
            description = "What came through this channel; or, of one that sends, what was for it, and only to it.")
    private String channel = "";

    @Option(names = "--kind", paramLabel = "<kind>", description = "Only documents of this kind.")
    private String kind = "";

    @Option(
            names = "--state",
            paramLabel = "<state>",
            description = "What became of them: published, unclaimed, delivered, ...; parked: what is parked now.")
    private String state = "";

    @Option(names = "--problem", paramLabel = "<code>", description = "What is parked with this problem.")
    private String problem = "";

    @Option(names = "--transmission", paramLabel = "<id>", description = "What came in this transmission.")
    private String transmission = "";

    @Option(names = "--from", paramLabel = "<day>", description = "From this day (UTC) or instant on: 2026-01-31.")
    private String from = "";

    @Option(names = "--to", paramLabel = "<day>", description = "Up to this day, it included, or this instant.")
    private String to = "";

    void into(ObjectNode question) throws IOException {
        question.put("channel", channel)
                .put("kind", kind)
                .put("state", state)
                .put("problem", problem)
                .put("transmission", transmission);
        if (!from.isEmpty()) {
            question.put("from", instant(from, 0).toString());
        }
        if (!to.isEmpty()) {
            question.put("to", instant(to, 1).toString());
        }
    }

    private static Instant instant(String text, int daysMore) throws IOException {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text)
                            .plusDays(daysMore)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeException none) {
            throw new IOException(
                    "'" + text + "' is neither a day (2026-01-31) nor an instant (2026-01-31T08:00:00Z)", none);
        }
    }
}
