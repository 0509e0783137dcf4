package io.crossdock.routes.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.routes.broker.Unavailable;
import io.crossdock.routes.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.TransactionException;

/** Two nodes and what only one of them may do, on one real database. */
class LeasesTest {

    private static final String INBOX = "inbox:nordwind/drop:out";

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final InstantSource clock = () -> now;
    private Database database;
    private Leases first;
    private Leases second;

    @BeforeEach
    void twoNodes() {
        database = Database.embedded(folder);
        first = new Leases(database, "main", clock);
        second = new Leases(database, "main", clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void givesALeaseToOneNodeOnly() {
        assertThat(want(first, INBOX)).isPresent();
        assertThat(want(second, INBOX)).isEmpty();
        assertThat(want(second, "timers")).isPresent();
    }

    @Test
    void keepsALeaseThatIsRenewed() {
        want(first, INBOX);
        want(second, INBOX);
        for (int i = 0; i < 10; i++) {
            now = now.plus(Leases.TERM.dividedBy(2));
            first.keep();
            second.keep();
        }

        assertThat(first.held(INBOX)).isPresent();
        assertThat(second.held(INBOX)).isEmpty();
    }

    @Test
    void givesTheLeaseOfASilentNodeToAnotherWithAHigherFence() {
        Lease lost = want(first, INBOX).orElseThrow();
        want(second, INBOX);
        now = now.plus(Leases.TERM).plus(Duration.ofSeconds(1));
        second.keep();

        assertThat(second.held(INBOX))
                .hasValueSatisfying(taken -> assertThat(taken.fence()).isGreaterThan(lost.fence()));
        first.keep();
        assertThat(first.held(INBOX)).isEmpty();
    }

    @Test
    void letsANodeThatLostItsLeaseWriteNothingMore() {
        want(first, INBOX);
        want(second, INBOX);
        Fence fence = first.fence(INBOX);
        database.quickly(fence::check);
        now = now.plus(Leases.TERM);
        second.keep();

        assertThat(first.held(INBOX))
                .as("it was paused and knows nothing of it")
                .isPresent();
        assertThatThrownBy(() -> database.quickly(fence::check))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining(INBOX);
        database.quickly(second.fence(INBOX)::check);
    }

    @Test
    void takesNoLeaseWhileItsHolderIsWriting() throws Exception {
        want(first, INBOX);
        want(second, INBOX);
        now = now.plus(Leases.TERM);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> database.quickly(() -> {
            first.fence(INBOX).check();
            asked.countDown();
            await(mayEnd);
        }));
        await(asked);
        CompletableFuture<Void> taking = CompletableFuture.runAsync(second::keep);

        assertThat(second.held(INBOX)).isEmpty();
        assertThat(taking).isNotDone();
        mayEnd.countDown();
        writing.get(30, TimeUnit.SECONDS);
        taking.get(30, TimeUnit.SECONDS);
        assertThat(second.held(INBOX)).isPresent();
    }

    @Test
    void passesALeaseOnThatIsGivenBack() {
        want(first, INBOX);
        want(second, INBOX);
        first.leaveAll();
        second.keep();

        assertThat(second.held(INBOX)).isPresent();
    }

    @Test
    void handsOverItsShareToANodeThatJoinsOnceItDoesNothingWithItAnyMore() {
        List<String> all = List.of("inbox:a", "inbox:b", "out:a", "out:b");
        first.want(all);
        Lease before = first.held("inbox:a").orElseThrow();
        second.want(all);
        first.keep();

        assertThat(first.parting()).containsExactly("inbox:a", "out:a");
        assertThat(first.held("inbox:a")).as("to be ended").isEmpty();
        second.keep();
        assertThat(second.held("inbox:a")).as("not before it is ended").isEmpty();
        database.quickly(first.fence("inbox:a")::check);

        first.parting().forEach(first::handOver);
        second.keep();
        assertThat(second.held("inbox:a"))
                .hasValueSatisfying(lease -> assertThat(lease.fence()).isGreaterThan(before.fence()));
        assertThat(second.held("out:a")).isPresent();
        assertThat(first.held("inbox:b")).isPresent();
        assertThatThrownBy(() -> database.quickly(first.fence("inbox:a")::check))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void countsAsDeadToItselfWhenItCouldNotSayInTimeThatItLives() {
        first.want(List.of(INBOX));
        database.close();
        now = now.plus(Leases.TERM.dividedBy(2));
        assertThatThrownBy(first::keep).isInstanceOf(TransactionException.class);
        assertThat(first.held(INBOX)).isPresent();

        now = now.plus(Leases.TERM);
        assertThatThrownBy(first::keep).isInstanceOf(TransactionException.class);
        assertThat(first.held(INBOX)).isEmpty();
    }

    @Test
    void inheritsTheLeasesOfADatabaseThatNobodyElseCanHaveOpen() {
        want(first, INBOX);
        second.inherit();

        assertThat(want(second, INBOX)).isPresent();
    }

    private static Optional<Lease> want(Leases node, String name) {
        node.want(List.of(name));
        return node.held(name);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
