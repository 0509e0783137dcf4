package io.crossdock.routes.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one transaction writes to the embedded database is written with no other one's half (decision 0034). */
@Timeout(300)
class OneWriterTest {

    @TempDir
    Path folder;

    /** All that has the embedded database write its file. */
    enum Write {
        QUICKLY {
            @Override
            void by(Database database, Runnable work) {
                database.quickly(work);
            }
        },
        DURABLY {
            @Override
            void by(Database database, Runnable work) {
                database.durably(work);
            }
        },
        SYNC {
            @Override
            void by(Database database, Runnable work) {
                database.sync();
                work.run();
            }
        };

        abstract void by(Database database, Runnable work);
    }

    @ParameterizedTest
    @EnumSource
    void waitsUntilNoOtherTransactionIsOpen(Write write) throws Exception {
        try (Database database = Database.embedded(folder)) {
            AtomicBoolean written = new AtomicBoolean();
            Thread other = new Thread(() -> write.by(database, () -> written.set(true)));
            database.durably(() -> {
                other.start();
                Awaitility.await().until(() -> !other.isAlive() || other.getState() == Thread.State.WAITING);
                assertThat(written).isFalse();
                database.quickly(() ->
                        assertThat(written).as("one within another is one").isFalse());
            });
            other.join();
            assertThat(written).isTrue();
        }
    }

    @Test
    void letsOnePostgresWriteSeveralAtATime() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .start();
                Database database = Database.external(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "")) {
            CountDownLatch written = new CountDownLatch(1);
            database.durably(() -> {
                new Thread(() -> database.quickly(written::countDown)).start();
                Awaitility.await().until(() -> written.getCount() == 0);
            });
        }
    }
}
