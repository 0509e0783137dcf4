package io.crossdock.routes.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The state database. Every write goes through {@link #durably} or {@link #quickly}; both are one transaction. Many quick ones are
 * made durable at once by {@link #sync}.
 *
 * <p>H2 does not sync a commit, so {@link #durably} adds one {@code CHECKPOINT SYNC}; PostgreSQL syncs each, unless it is
 * told not to wait for it. And H2 writes with one transaction what others have changed by then, each table and each index at a moment
 * of its own: a process that dies before the next write leaves a row without its place in an index, or a place without its row (decision
 * 0034). So there one transaction writes at a time.
 */
public final class Database implements AutoCloseable {

    /** How long a statement waits for a connection; then the database counts as down, and whoever asked comes again. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String CHECKPOINT = "checkpoint sync";

    private final HikariDataSource source;
    private final boolean h2;
    private final JdbcTemplate template;
    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final Compaction compaction;
    private final Lock writing = new ReentrantLock(true);

    private Database(HikariDataSource source) {
        this.source = source;
        this.h2 = isH2(source);
        DataSource lending = h2 ? new SoundPool(source) : source;
        this.compaction = new Compaction(lending, writing);
        this.template = new JdbcTemplate(lending);
        this.client = JdbcClient.create(template);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(lending));
    }

    /** Opens the embedded database in a folder, making or migrating its tables. */
    public static Database embedded(Path folder) {
        EmbeddedFile file = new EmbeddedFile(folder);
        if (file.exists()) {
            HikariDataSource source = embedded(file, file.url());
            if (flyway(source).info().pending().length == 0) {
                return compacted(source);
            }
            source.close();
        }
        file.change(draft -> {
            try (HikariDataSource source = embedded(file, draft)) {
                flyway(source).migrate();
            }
        });
        return compacted(embedded(file, file.url()));
    }

    private static Database compacted(HikariDataSource source) {
        Database database = new Database(source);
        database.compaction.begin();
        return database;
    }

    /** Opens an external PostgreSQL, making or migrating its tables. */
    public static Database external(String url, String user, String password) {
        HikariConfig config = config();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        // a batch of rows is one round trip
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        HikariDataSource source = new HikariDataSource(config);
        flyway(source).migrate();
        return new Database(source);
    }

    private static HikariDataSource embedded(EmbeddedFile file, String url) {
        HikariConfig config = config();
        config.setDataSource(EmbeddedSource.of(file, url));
        config.setExceptionOverrideClassName(ClosedByItself.class.getName());
        return new HikariDataSource(config);
    }

    private static Flyway flyway(HikariDataSource source) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration", isH2(source) ? "classpath:db/h2" : "classpath:db/postgresql")
                .load();
    }

    private static boolean isH2(HikariDataSource source) {
        return source.getDataSource() instanceof EmbeddedSource
                || source.getJdbcUrl().startsWith("jdbc:h2:");
    }

    private static HikariConfig config() {
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setPoolName("crossdock");
        return config;
    }

    public JdbcClient sql() {
        return client;
    }

    /** For statements with many rows. */
    public void batch(String statement, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            template.batchUpdate(statement, rows);
        }
    }

    /** As {@link #batch}, and how many rows each changed. */
    public int[] counted(String statement, List<Object[]> rows) {
        return rows.isEmpty() ? new int[0] : template.batchUpdate(statement, rows);
    }

    /** One transaction that survives a power loss once it returns. */
    public <T> T durably(Supplier<T> work) {
        boolean inner = TransactionSynchronizationManager.isActualTransactionActive();
        return commit(() -> {
            T result = work.get();
            if (h2) {
                TransactionSynchronizationManager.registerSynchronization(new Sync());
            } else if (inner) {
                template.execute("set local synchronous_commit to on");
            }
            return result;
        });
    }

    /** On the connection of the transaction: another one may be to the file as it was before, where the disk failed in between. */
    private final class Sync implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            template.execute(CHECKPOINT);
        }
    }

    /** Without a sync, a store that failed beside this transaction lets its commit pass. */
    private final class Check implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            template.execute((Connection connection) -> {
                SoundPool.check(connection);
                return true;
            });
        }
    }

    /** As {@link #durably}. */
    public void durably(Runnable work) {
        durably(() -> {
            work.run();
            return true;
        });
    }

    /** One transaction that survives the death of this process; that of the database, or a power loss, may undo it. */
    public <T> T quickly(Supplier<T> work) {
        boolean inner = TransactionSynchronizationManager.isActualTransactionActive();
        return commit(() -> {
            if (h2) {
                TransactionSynchronizationManager.registerSynchronization(new Check());
            } else if (!inner) {
                template.execute("set local synchronous_commit to off");
            }
            return work.get();
        });
    }

    /** As {@link #quickly}. */
    public void quickly(Runnable work) {
        quickly(() -> {
            work.run();
            return true;
        });
    }

    /** All that was committed before survives a power loss once it returns. */
    public void sync() {
        if (h2) {
            alone(() -> {
                template.execute(CHECKPOINT);
                return true;
            });
        } else {
            // the log is one: a commit that waits for its sync waits for all before it, and needs something to write
            durably(() -> template.execute("select pg_logical_emit_message(true, 'crossdock', '')"));
        }
    }

    private <T> T commit(Supplier<T> work) {
        @Nullable T result = alone(() -> transaction.execute(status -> work.get()));
        if (result == null) {
            throw new IllegalStateException("a transaction without a result");
        }
        return result;
    }

    private <T extends @Nullable Object> T alone(Supplier<T> write) {
        if (!h2) {
            return write.get();
        }
        writing.lock();
        try {
            return write.get();
        } finally {
            writing.unlock();
        }
    }

    /** Makes sure that a table which is kept in parts of a day each has the one of a day; the embedded database has one part for all. */
    public void part(String table, LocalDate day) {
        if (!h2) {
            durably(() -> template.execute("create table if not exists " + table + "_"
                    + day.format(DateTimeFormatter.BASIC_ISO_DATE) + " partition of " + table + " for values from ('"
                    + day
                    + "') to ('" + day.plusDays(1) + "')"));
        }
    }

    /** Whether tables are kept in parts of a day each, and can have an index of the members of lists. */
    public boolean hasParts() {
        return !h2;
    }

    public long next(String sequence) {
        return client.sql("select nextval('" + sequence + "')")
                .query(Long.class)
                .single();
    }

    /** An instant as both databases take it. */
    public static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @Override
    public void close() {
        compaction.close();
        source.close();
    }
}
