package io.crossdock.routes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.routes.broker.Envelope;
import io.crossdock.routes.broker.Send;
import io.crossdock.routes.store.Database;
import io.crossdock.routes.store.PayloadRows;
import io.crossdock.routes.store.Payloads;
import io.crossdock.routes.witness.Witness;
import io.crossdock.routes.xref.CrossReferences;
import io.crossdock.routes.xref.Directory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/** What two persons do about the same parked document comes to what the first of them did. */
@Timeout(300)
class TwoPersonsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String CHANNEL = "bert.orders-out";

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

    private static Envelope parked(Post post) {
        Envelope order = new Envelope(
                "main",
                "d-1",
                Kind.ORDER,
                "anna",
                "PO-1",
                1,
                "t",
                0,
                "anna.in",
                "anna/drop",
                false,
                "b",
                NOW,
                Map.of());
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
