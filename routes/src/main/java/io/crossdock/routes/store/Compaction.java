package io.crossdock.routes.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import javax.sql.DataSource;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the file of the embedded database near the size of what is in it. Each commit writes every page that it touched once more, so that
 * most of the file soon is pages of which there are newer ones; the library cleans up only where commits are written later by a thread
 * of its own, and here each is written at once. A little is moved at a time, since commits wait meanwhile.
 */
final class Compaction implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

    /** Of a hundred bytes, how many are to be of use. */
    private static final int FILLED = 50;
    /** Bytes that are moved at a time: some ten milliseconds of work. */
    private static final int MOVED = 512 * 1024;

    private static final long PAUSE_MILLIS = 200;

    private final DataSource source;
    private final Lock writing;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "crossdock-compaction");
        thread.setDaemon(true);
        return thread;
    });

    /** @param writing held while something is written, so that none of it is moved half done */
    Compaction(DataSource source, Lock writing) {
        this.source = source;
        this.writing = writing;
    }

    void begin() {
        worker.scheduleWithFixedDelay(this::move, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void move() {
        writing.lock();
        try (Connection connection = source.getConnection()) {
            SoundPool.store(connection).ifPresent(store -> store.compact(FILLED, MOVED));
        } catch (SQLException | MVStoreException failing) {
            LOG.debug("The embedded database is not compacted at the moment: {}", failing.getMessage());
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() {
        worker.shutdown();
        try {
            // whoever is at it has the store's lock, which closing would wait for
            worker.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
