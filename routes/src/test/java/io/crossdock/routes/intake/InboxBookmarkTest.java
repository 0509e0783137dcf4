package io.crossdock.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.config.Wire;
import io.crossdock.connectors.Answer;
import io.crossdock.connectors.Arrival;
import io.crossdock.connectors.Bookmark;
import io.crossdock.routes.broker.Unavailable;
import io.crossdock.routes.lease.Fence;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.PayloadRows;
import io.crossdock.routes.store.Payloads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an inbox knows of itself, on the real embedded database. */
class InboxBookmarkTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void remembersThePlaceOfEachInboxOverARestart() throws IOException {
        try (Database database = Database.embedded(folder.resolve("data"))) {
            assertThat(bookmark(database, "a", Fence.OPEN).read()).isEmpty();
            bookmark(database, "a", Fence.OPEN).write("one");
            bookmark(database, "a", Fence.OPEN).write("two");
            bookmark(database, "b", Fence.OPEN).write("three");
        }
        try (Database database = Database.embedded(folder.resolve("data"))) {
            assertThat(bookmark(database, "a", Fence.OPEN).read()).contains("two");
            assertThat(bookmark(database, "b", Fence.OPEN).read()).contains("three");
        }
    }

    @Test
    void isWrittenByNobodyWhoHasLostTheInbox() throws IOException {
        Fence lost = () -> {
            throw new Unavailable("another node has it");
        };
        try (Database database = Database.embedded(folder.resolve("data"))) {
            assertThatThrownBy(() -> bookmark(database, "a", lost).write("one")).isInstanceOf(Unavailable.class);
            assertThat(bookmark(database, "a", lost).read()).isEmpty();
        }
    }

    @Test
    void tellsWhatWasAnsweredToAReferenceOfThisInboxOnceItWasRead() throws IOException {
        try (Database database = Database.embedded(folder.resolve("data"))) {
            Transmissions transmissions = transmissions(database);
            Bookmark bookmark = bookmark(database, "a", Fence.OPEN);
            Arrival arrival = new Arrival(Wire.of("order", new byte[] {1}), Optional.empty(), Optional.of("r-1"));
            Reception taken = transmissions.receive("a", arrival, "bundle", Fence.OPEN);
            assertThat(bookmark.told("r-1")).isEmpty();

            Answer answer = new Answer(Answer.Verdict.ACCEPTED, "{}".getBytes(StandardCharsets.UTF_8));
            transmissions.finish(((Reception.Taken) taken).transmission(), answer);

            assertThat(bookmark.told("r-1")).map(Answer::verdict).contains(Answer.Verdict.ACCEPTED);
            assertThat(bookmark.told("r-2")).isEmpty();
            assertThat(bookmark(database, "b", Fence.OPEN).told("r-1")).isEmpty();
        }
    }

    private Bookmark bookmark(Database database, String inbox, Fence fence) throws IOException {
        return new InboxBookmark(database, transmissions(database), "main", inbox, fence, InstantSource.system());
    }

    private Transmissions transmissions(Database database) throws IOException {
        return new Transmissions(
                database,
                new Payloads(folder.resolve("payloads"), new PayloadRows(database, "main")),
                "main",
                () -> NOW);
    }
}
