package io.crossdock.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Channel;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.yaml.YamlConfiguration;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Message;
import io.crossdock.routes.broker.Send;
import io.crossdock.routes.channel.Words;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.PayloadRows;
import io.crossdock.routes.store.Payloads;
import io.crossdock.routes.witness.Witness;
import io.crossdock.routes.xref.CrossReferences;
import io.crossdock.routes.xref.Directory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is done to a parked document while another person, or its channel's worker, has it in hand. */
@Timeout(300)
class TwoPersonsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String CHANNEL = "bert.orders-out";
    private static final String ORDER =
            "{\"kind\":\"order\",\"header\":{\"schema\":\"1.0\"},\"orderNumber\":\"PO-1\",\"lines\":[{\"number\":\"1\","
                    + "\"article\":{\"ids\":{\"buyer\":\"1\"}},\"quantity\":{\"value\":1,\"unit\":\"H87\"}}]}";

    private static final Words WORDS = Words.of();

    @TempDir
    Path folder;

    private final List<Send> queue = new ArrayList<>();

    /** What a queue gets is kept here. */
    private final class Lists implements Release.Queues {
        @Override
        public void open(String address) {
            assertThat(address).endsWith(CHANNEL);
        }

        @Override
        public void publish(List<Send> sends, String mark) {
            queue.addAll(sends);
        }
    }

    @Test
    void doesNotSendWhatIsGivenUpWhileItIsReleased() throws Exception {
        try (Database database = Database.embedded(folder.resolve("data"))) {
            Post post = post(database);
            Release release = new Release(post, new Lists());
            Envelope order = parked(post);
            FutureTask<Boolean> releasing =
                    new FutureTask<>(() -> release.release(CHANNEL, order.document(), Optional.empty()));
            Thread other = new Thread(releasing, "another person");

            database.durably(() -> {
                other.start();
                awaitThatItWaits(other);
                assertThat(release.free(CHANNEL, List.of(Outgoing.Item.of(order))))
                        .isEmpty();
            });

            assertThat(releasing.get()).isFalse();
            assertThat(queue).isEmpty();
        }
    }

    @Test
    void sendsWhatWouldHaveWaitedBehindWhatIsGivenUpMeanwhile() throws Exception {
        try (Database database = Database.embedded(folder.resolve("data"))) {
            Post post = post(database);
            Release release = new Release(post, new Lists());
            Envelope order = parked(post);
            Envelope behind = order("d-2", 2);
            Desk desk = desk(post, release);
            post.deliveries().count("bert");
            FutureTask<Void> working = new FutureTask<>(
                    () -> desk.before(List.of(behind.message(ORDER.getBytes(StandardCharsets.UTF_8)))), null);
            Thread worker = new Thread(working, "the channel's worker");

            database.durably(() -> {
                worker.start();
                awaitThatItWaits(worker);
                release.free(CHANNEL, List.of(Outgoing.Item.of(order)));
            });
            working.get();

            assertThat(post.holds().counts()).as("nobody would free it").isEmpty();
            assertThat(post.deliveries().ready(CHANNEL)).singleElement().satisfies(outgoing -> assertThat(
                            outgoing.items())
                    .extracting(Outgoing.Item::document)
                    .containsExactly("d-2"));
        }
    }

    /** Refused, it may be given up before the second is looked at. */
    @Test
    void sendsOnceWhatLiesTwiceInABatch() throws Exception {
        try (Database database = Database.embedded(folder.resolve("data"))) {
            Post post = post(database);
            Channel channel = channel();
            Worklist worklist = new Worklist(
                    post, channel, planner(post, channel), new Reporting(channel, post.deliveries(), post.clock()));
            post.deliveries().count("bert");
            Message message = order("d-1", 1).message(ORDER.getBytes(StandardCharsets.UTF_8));

            worklist.take(List.of(message, message));

            assertThat(worklist.of(message).take()).as("the first").isPresent();
            assertThat(worklist.of(message).take()).as("the second").isEmpty();
            worklist.take(List.of(message));
            assertThat(worklist.of(message).take())
                    .as("rolled back, it comes again")
                    .isPresent();
        }
    }

    /** For the end of this transaction: the database takes one that writes at a time. */
    private static void awaitThatItWaits(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private Post post(Database database) throws IOException {
        return new Post(
                "main",
                database,
                new Payloads(folder.resolve("payloads"), new PayloadRows(database, "main")),
                new CrossReferences(database, "main"),
                () -> Directory.EMPTY,
                new Circuits(database, "main", Duration.ofMillis(1)),
                Map.of(),
                Witness.NONE,
                () -> NOW);
    }

    private Desk desk(Post post, Release release) throws IOException {
        Channel channel = channel();
        return new Desk(
                post,
                channel,
                WORDS.format("json").orElseThrow(),
                WORDS.target("http").orElseThrow(),
                planner(post, channel),
                release,
                new Breaker(channel.id(), post.circuits(), post.clock()));
    }

    private static Planner planner(Post post, Channel channel) {
        return new Planner(
                post, channel, WORDS.codec(channel).get(), WORDS.format("json").orElseThrow(), Optional.empty());
    }

    private Channel channel() throws IOException {
        Path partner = Files.createDirectories(folder.resolve("config/partners/bert"));
        Files.writeString(
                partner.resolve("partner.yaml"),
                "name: Bert\nconnections: { api: { http: { address: \"http://127.0.0.1:1\" } } }\n");
        Files.writeString(
                partner.resolve("orders-out.yaml"),
                "direction: out\ncarries: order\nconnector: { api: {} }\nformat: { json: {} }\n");
        return YamlConfiguration.read(folder.resolve("config"), WORDS.vocabulary(), name -> List.of())
                .channel(CHANNEL)
                .orElseThrow();
    }

    private static Envelope order(String document, long version) {
        return new Envelope(
                "main",
                document,
                Kind.ORDER,
                "anna",
                "PO-1",
                version,
                "t",
                0,
                "anna.in",
                "anna/drop",
                false,
                "b",
                NOW,
                Map.of());
    }

    private static Envelope parked(Post post) {
        Envelope order = order("d-1", 1);
        post.holds()
                .park(
                        List.of(new Holds.Parked(
                                CHANNEL,
                                order,
                                "{}".getBytes(StandardCharsets.UTF_8),
                                List.of(DeliveryProblems.REFUSED.at(Location.of("bert"), "not this")))),
                        NOW);
        return order;
    }
}
