package io.crossdock.routes.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.crossdock.config.Channel;
import io.crossdock.config.Configuration;
import io.crossdock.config.Kind;
import io.crossdock.config.yaml.YamlConfiguration;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.channel.Words;
import io.crossdock.routes.store.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches of documents on the real embedded database: never more than asked, in order, and none left behind. */
class CollectingTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void cutsBatchesAtTheirSizeAndKeepsTheOrder() throws IOException {
        try (Database database = Database.embedded(folder.resolve("data"))) {
            Collecting collecting = new Collecting(database, "main", () -> NOW);
            Channel channel = channel("{ max: 4, every: 1h }");

            collecting.add(channel, documents(0, 3));
            collecting.add(channel, documents(3, 10));

            List<Collecting.Collected> full = collecting.closed(channel);
            assertThat(full).extracting(Collecting.Collected::documents).containsExactly(4, 4);
            assertThat(full.stream().flatMap(batch -> ids(collecting, batch).stream()))
                    .containsExactly("d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7");
            assertThat(collecting.waiting().getOrDefault(channel.id(), 0L)).isEqualTo(10);
        }
    }

    /** In Shanghai it is eight hours later. */
    @Test
    void closesTheBatchOfADayAtItsTimeInItsZone() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        try (Database database = Database.embedded(folder.resolve("data"))) {
            Collecting collecting = new Collecting(database, "main", now::get);
            Channel channel = channel("{ by: business-date, until: \"23:55 Asia/Shanghai\" }");
            collecting.add(channel, documents(0, 2));

            now.set(Instant.parse("2026-11-22T15:54:59Z"));
            collecting.closeDue(channel);
            assertThat(collecting.closed(channel)).isEmpty();

            now.set(Instant.parse("2026-11-22T15:55:00Z"));
            collecting.closeDue(channel);
            assertThat(collecting.closed(channel))
                    .extracting(Collecting.Collected::bucket, Collecting.Collected::documents)
                    .containsExactly(tuple("2026-11-22", 2));

            now.set(Instant.parse("2026-11-22T16:10:00Z"));
            collecting.add(channel, documents(2, 5));
            now.set(Instant.parse("2026-11-23T15:55:00Z"));
            collecting.closeDue(channel);
            assertThat(collecting.closed(channel))
                    .extracting(Collecting.Collected::bucket, Collecting.Collected::documents)
                    .containsExactly(tuple("2026-11-22", 2), tuple("2026-11-23", 3));
        }
    }

    @Test
    void closesABatchThatIsNotFullWhenItsTimeIsOver() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        try (Database database = Database.embedded(folder.resolve("data"))) {
            Collecting collecting = new Collecting(database, "main", now::get);
            Channel channel = channel("{ max: 4, every: 7m }");
            collecting.add(channel, documents(0, 2));

            now.set(NOW.plusSeconds(7 * 60 - 1));
            collecting.closeDue(channel);
            assertThat(collecting.closed(channel)).isEmpty();

            now.set(NOW.plusSeconds(7 * 60));
            collecting.closeDue(channel);
            assertThat(collecting.closed(channel)).hasSize(1);
        }
    }

    @Test
    void takesADocumentThatComesAgainOnlyOnce() throws IOException {
        try (Database database = Database.embedded(folder.resolve("data"))) {
            Collecting collecting = new Collecting(database, "main", () -> NOW);
            Channel channel = channel("{ max: 100, every: 1h }");

            collecting.add(channel, documents(0, 5));
            collecting.add(channel, documents(3, 8));

            assertThat(collecting.waiting().getOrDefault(channel.id(), 0L)).isEqualTo(8);
        }
    }

    /** Its documents may stand before its wake-up in the queue, and come again with it after a crash. */
    @Test
    void knowsTheDocumentsOfADeliveredBatchUntilItsWakeUpIsOffTheQueue() throws IOException {
        try (Database database = Database.embedded(folder.resolve("data"))) {
            Collecting collecting = new Collecting(database, "main", () -> NOW);
            Channel channel = channel("{ max: 4, every: 1h }");
            collecting.add(channel, documents(0, 4));
            String batch = collecting.closed(channel).get(0).id();

            database.quickly(() -> collecting.end(batch));
            collecting.add(channel, documents(0, 4));

            assertThat(collecting.closed(channel)).isEmpty();
            assertThat(collecting.waiting()).isEmpty();

            collecting.forgetEnded(List.of(batch));
            collecting.add(channel, documents(0, 4));

            assertThat(collecting.waiting()).containsEntry(channel.id(), 4L);
        }
    }

    @Test
    void leavesNoDocumentInABatchThatIsClosedWhileItFills() throws Exception {
        try (Database database = Database.embedded(folder.resolve("data"))) {
            Collecting collecting = new Collecting(database, "main", later());
            Channel channel = channel("{ max: 100000, every: 1s }");
            List<String> sealed = new ArrayList<>();

            CompletableFuture<Void> adding = CompletableFuture.runAsync(() ->
                    IntStream.range(0, 300).forEach(i -> collecting.add(channel, documents(i * 10, i * 10 + 10))));
            while (!adding.isDone()) {
                sealDue(database, collecting, channel, sealed);
            }
            adding.join();
            sealDue(database, collecting, channel, sealed);

            assertThat(sealed).hasSize(3000).doesNotHaveDuplicates();
        }
    }

    /** Each look at this clock is two seconds after the one before, so that every batch is due at once. */
    private static InstantSource later() {
        AtomicLong looks = new AtomicLong();
        return () -> NOW.plusSeconds(2 * looks.incrementAndGet());
    }

    private static void sealDue(Database database, Collecting collecting, Channel channel, List<String> sealed) {
        collecting.closeDue(channel);
        collecting
                .closed(channel)
                .forEach(batch -> database.quickly(() -> {
                    sealed.addAll(ids(collecting, batch));
                    collecting.seal(batch);
                }));
    }

    private static List<String> ids(Collecting collecting, Collecting.Collected batch) {
        return collecting.documents(batch).stream().map(Message::id).toList();
    }

    private static List<Message> documents(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> document("d" + number))
                .toList();
    }

    private static Message document(String id) {
        byte[] shipment = ("{\"kind\":\"shipment\",\"shipmentNumber\":\"" + id + "\"}").getBytes(UTF_8);
        Envelope envelope = new Envelope(
                "main", id, Kind.SHIPMENT, "anna", id, 1, "t", 0, "anna.in", "anna/drop", false, "b", NOW, Map.of());
        return envelope.message(shipment);
    }

    private Channel channel(String batch) throws IOException {
        Path partner = Files.createDirectories(folder.resolve("config/partners/anna"));
        Files.writeString(
                partner.resolve("partner.yaml"),
                "name: Anna\nconnections: { drop: { file: { root: " + folder + " } } }\n");
        Files.writeString(
                partner.resolve("shipments-out.yaml"),
                "direction: out\ncarries: shipment\nconnector: { drop: { folder: in } }\nbatch: " + batch
                        + "\nformat: { json: {} }\n");
        Configuration configuration =
                YamlConfiguration.read(folder.resolve("config"), Words.of().vocabulary(), name -> List.of());
        assertThat(configuration.problems()).isEmpty();
        return configuration.channel("anna.shipments-out").orElseThrow();
    }
}
