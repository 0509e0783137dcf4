package io.crossdock.routes.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lends the connections of a pool, but none to an embedded store that has failed. Such a one still tells from its memory of transactions
 * that it could not write, until somebody has it write again; who believes it goes on from what the store that is opened next
 * does not know.
 */
final class SoundPool extends DelegatingDataSource {

    private final HikariDataSource pool;

    SoundPool(HikariDataSource pool) {
        super(pool);
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = pool.getConnection();
        while (hasFailed(connection)) {
            pool.evictConnection(connection);
            connection.close();
            connection = pool.getConnection();
        }
        return connection;
    }

    /** @throws SQLException where the store of a connection has failed, so that what was committed on it may be nowhere */
    static void check(Connection connection) throws SQLException {
        if (hasFailed(connection)) {
            throw new SQLException("the disk of the embedded database failed meanwhile");
        }
    }

    private static boolean hasFailed(Connection connection) throws SQLException {
        return store(connection)
                .filter(store -> store.getPanicException() != null || store.isClosed())
                .isPresent();
    }

    /** What keeps the tables behind a connection; nothing where they are in another process. */
    static Optional<MVStore> store(Connection connection) throws SQLException {
        return Optional.ofNullable(connection.unwrap(JdbcConnection.class).getSession())
                .filter(SessionLocal.class::isInstance)
                .map(session ->
                        ((SessionLocal) session).getDatabase().getStore().getMvStore());
    }
}
