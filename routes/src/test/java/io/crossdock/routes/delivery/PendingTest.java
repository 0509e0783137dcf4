package io.crossdock.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Kind;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.store.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** States that wait for a channel, on the real embedded database: each is told or superseded, and never both. */
class PendingTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String CHANNEL = "bert.stock-out";
    private static final List<String> ARTICLES = List.of("a", "b", "c", "d", "e");
    private static final int VERSIONS = 300;

    @TempDir
    Path folder;

    @Test
    void tellsOrSupersedesEachStateButNeverBothWhileTwoWork() {
        try (Database database = Database.embedded(folder)) {
            Coalescing coalescing = new Coalescing(database, "main");
            Pending pending = new Pending(database, "main");
            List<String> superseded = new ArrayList<>();
            List<String> told = new ArrayList<>();

            CompletableFuture<Void> putting = CompletableFuture.runAsync(() ->
                    IntStream.rangeClosed(1, VERSIONS).forEach(version -> superseded.addAll(put(coalescing, version))));
            while (!putting.isDone()) {
                tell(database, pending, told);
            }
            putting.join();
            tell(database, pending, told);

            assertThat(Stream.concat(told.stream(), superseded.stream()))
                    .hasSize(VERSIONS * ARTICLES.size())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void tellsOrSupersedesEachStateOfTwoLanesThatPutAtTheSameTime() {
        try (Database database = Database.embedded(folder)) {
            Coalescing coalescing = new Coalescing(database, "main");
            Pending pending = new Pending(database, "main");
            List<String> superseded = new CopyOnWriteArrayList<>();

            CompletableFuture<Void> even = CompletableFuture.runAsync(() -> putEvery(coalescing, 0, superseded));
            CompletableFuture<Void> odd = CompletableFuture.runAsync(() -> putEvery(coalescing, 1, superseded));
            CompletableFuture.allOf(even, odd).join();
            List<String> told = new ArrayList<>();
            tell(database, pending, told);

            assertThat(told).allMatch(document -> document.endsWith("-" + VERSIONS));
            assertThat(Stream.concat(told.stream(), superseded.stream()))
                    .hasSize(VERSIONS * ARTICLES.size())
                    .doesNotHaveDuplicates();
        }
    }

    private static void putEvery(Coalescing coalescing, int second, List<String> superseded) {
        IntStream.rangeClosed(1, VERSIONS)
                .filter(version -> version % 2 == second)
                .forEach(version -> superseded.addAll(put(coalescing, version)));
    }

    @Test
    void saysAgainWhatWasSupersededWhereABatchComesAgain() {
        try (Database database = Database.embedded(folder)) {
            Coalescing coalescing = new Coalescing(database, "main");
            put(coalescing, 1);

            assertThat(put(coalescing, 2)).containsExactly("a-1", "b-1", "c-1", "d-1", "e-1");
            assertThat(put(coalescing, 2)).containsExactly("a-1", "b-1", "c-1", "d-1", "e-1");
        }
    }

    @Test
    void countsNothingTwiceWhereABatchComesAgainCutOtherwise() {
        try (Database database = Database.embedded(folder)) {
            Coalescing coalescing = new Coalescing(database, "main");
            coalescing.put(List.of(row("a", 1)), NOW);
            coalescing.put(List.of(row("a", 2)), NOW);

            assertThat(documents(coalescing.put(List.of(row("a", 2), row("a", 3)), NOW)))
                    .containsExactlyInAnyOrder("a-1", "a-2");
            assertThat(documents(coalescing.put(List.of(row("a", 2), row("a", 3)), NOW)))
                    .containsExactlyInAnyOrder("a-1", "a-2");
        }
    }

    @Test
    void supersedesNothingThatWasToldBeforeItsBatchCameAgain() {
        try (Database database = Database.embedded(folder)) {
            Coalescing coalescing = new Coalescing(database, "main");
            Pending pending = new Pending(database, "main");
            coalescing.put(List.of(row("a", 2)), NOW);
            List<Message> taken = database.quickly(() -> pending.take(CHANNEL, pending.waiting(CHANNEL, 1)));
            database.quickly(() -> new Deliveries(database, "main").plan(List.of(outgoing(taken))));

            assertThat(coalescing.put(List.of(row("a", 2), row("a", 3)), NOW)).isEmpty();
        }
    }

    private static List<String> documents(List<Coalescing.Superseded> superseded) {
        return superseded.stream().map(one -> one.envelope().document()).toList();
    }

    private static Outgoing outgoing(List<Message> messages) {
        return new Outgoing(
                "t-1",
                CHANNEL,
                "stock-000001.csv",
                "1",
                "digest",
                Outgoing.State.READY,
                0,
                false,
                NOW,
                List.of(),
                messages.stream().map(PendingTest::item).toList());
    }

    private static void tell(Database database, Pending pending, List<String> told) {
        List<Message> waiting = pending.waiting(CHANNEL, ARTICLES.size());
        List<Message> taken = database.quickly(() -> pending.take(CHANNEL, waiting));
        taken.forEach(message -> told.add(message.id()));
        database.quickly(() ->
                pending.told(CHANNEL, taken.stream().map(PendingTest::item).toList()));
    }

    private static Outgoing.Item item(Message message) {
        return Outgoing.Item.of(Envelope.of(message));
    }

    /** A version of each article. */
    private static List<String> put(Coalescing coalescing, int version) {
        return coalescing
                .put(ARTICLES.stream().map(article -> row(article, version)).toList(), NOW)
                .stream()
                .map(superseded -> superseded.envelope().document())
                .toList();
    }

    private static Coalescing.Row row(String article, int version) {
        Envelope envelope = new Envelope(
                "main",
                article + "-" + version,
                Kind.STOCK,
                "anna",
                article,
                version,
                "t" + version,
                0,
                "anna.stock-in",
                "anna/drop",
                false,
                "b",
                NOW,
                Map.of());
        return new Coalescing.Row(CHANNEL, envelope, new byte[] {1});
    }
}
