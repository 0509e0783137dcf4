package io.crossdock.connectors.sql;

import io.crossdock.config.Secret;
import io.crossdock.config.Settings;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.NetworkCodes;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects to the database; login and driver are asked for when it does. */
final class Database {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** A statement that ends in time says so itself; the connection's own limit comes later. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Settings settings;

    Database(Settings settings) {
        this.settings = settings;
    }

    /** A connection that commits when it is told to. */
    Connection open() throws SQLException {
        String address = settings.text("address");
        if (!address.startsWith("jdbc:") || address.toLowerCase(Locale.ROOT).matches(".*[?&;:](password|pwd)=.*")) {
            throw new Fault(Sql.ADDRESS_UNUSABLE, "'address' at " + settings.at() + " cannot be used");
        }
        Driver driver = driver(address);
        Properties properties = properties();
        Connection connection =
                within(settings.time("connect-timeout"), () -> Optional.ofNullable(driver.connect(address, properties))
                        .orElseThrow(() -> missing(address, List.of())));
        boolean done = false;
        try {
            connection.setAutoCommit(false);
            limit(connection);
            done = true;
            return connection;
        } finally {
            if (!done) {
                close(connection);
            }
        }
    }

    /** Sets the time that a statement may take. */
    <T extends Statement> T limited(T statement) throws SQLException {
        statement.setQueryTimeout((int) Math.max(1, settings.time("timeout").toSeconds()));
        return statement;
    }

    private static Driver driver(String address) throws SQLException {
        List<String> others = new ArrayList<>();
        for (Driver driver : ServiceLoader.load(Driver.class)) {
            if (driver.acceptsURL(address)) {
                return driver;
            }
            others.add(driver.getClass().getName());
        }
        throw missing(address, others);
    }

    private static Fault missing(String address, List<String> others) {
        String start = address.replaceFirst("(jdbc:[a-z0-9]*).*", "$1");
        return new Fault(
                Sql.DRIVER_MISSING, "no driver takes an address that begins with " + start + "; there are " + others);
    }

    private Properties properties() {
        Properties properties = new Properties();
        Optional<Secret> login = settings.optionalSecret("login");
        if (login.isPresent()) {
            String[] parts = login.get().reveal().split(":", 2);
            properties.setProperty("user", parts[0]);
            properties.setProperty("password", parts.length == 2 ? parts[1] : "");
        }
        return properties;
    }

    /** Opens a connection. */
    @FunctionalInterface
    private interface Opening {
        Connection open() throws SQLException;
    }

    /** No driver shares its limit with another one; so this waits no longer, and closes what comes too late. */
    private static Connection within(Duration limit, Opening opening) throws SQLException {
        CompletableFuture<Connection> opened = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                Connection connection = opening.open();
                if (!opened.complete(connection)) {
                    close(connection);
                }
            } catch (SQLException | Fault failure) {
                opened.completeExceptionally(failure);
            }
        });
        thread.setName("sql-connect");
        thread.setDaemon(true);
        thread.start();
        try {
            return opened.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            if (opened.completeExceptionally(late)) {
                throw new Fault(NetworkCodes.SILENT, "the database did not let the hub in within " + limit, late);
            }
            return opened.join();
        } catch (InterruptedException stopped) {
            opened.completeExceptionally(stopped);
            Thread.currentThread().interrupt();
            throw new SQLException("stopped while connecting", stopped);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw new SQLException(failure.getCause());
        }
    }

    private void limit(Connection connection) throws SQLException {
        try {
            int limit = (int) settings.time("timeout").plus(GRACE).toMillis();
            connection.setNetworkTimeout(Runnable::run, limit);
        } catch (SQLFeatureNotSupportedException noSuchLimit) {
            LOG.debug("the driver knows no limit of its own: {}", noSuchLimit.getMessage());
        }
    }

    /** What cannot be closed is broken, and the next one is new. */
    static void close(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException broken) {
            LOG.debug("a connection did not close: {}", broken.getMessage());
        }
    }

    /** Undoes what was done and not committed; a connection that is broken has undone it. */
    static void undo(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            LOG.debug("a connection did not roll back: {}", broken.getMessage());
        }
    }
}
