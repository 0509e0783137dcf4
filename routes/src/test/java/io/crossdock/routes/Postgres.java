package io.crossdock.routes;

import io.crossdock.routes.store.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A PostgreSQL on a port of its own that syncs what it commits. A tenant of its own keeps a test apart from the others. */
final class Postgres implements AutoCloseable {

    private static final String SUPERUSER = "postgres";

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static Postgres start() throws IOException {
        return new Postgres(EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start());
    }

    /** Settings that differ in the database and the tenant only. */
    HubSettings in(HubSettings settings, String tenant) {
        return new HubSettings(
                settings.data(),
                settings.payloads(),
                tenant,
                settings.broker(),
                as(SUPERUSER),
                settings.us(),
                settings.firstPause());
    }

    /** As {@code hub.yaml} names it. */
    Optional<HubSettings.Server> as(String user) {
        return Optional.of(new HubSettings.Server(server.getJdbcUrl(user, "postgres"), user, Optional.empty()));
    }

    /** Of another database on it. */
    String url(String user, String database) {
        return server.getJdbcUrl(user, database);
    }

    void let(String user) throws SQLException {
        execute("create role " + user + " superuser login");
    }

    /** Cuts a user's connections in the middle of whatever they do, and lets it in no more. */
    void cut(String user) throws SQLException {
        execute("alter role " + user + " nologin");
        execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = '" + user + "'");
    }

    /** A database on it, with our tables. */
    Database open(String database) {
        return Database.external(url(SUPERUSER, database), SUPERUSER, "");
    }

    void execute(String statement) throws SQLException {
        execute("postgres", statement);
    }

    void execute(String database, String statement) throws SQLException {
        try (Connection connection = server.getDatabase(SUPERUSER, database).getConnection();
                Statement one = connection.createStatement()) {
            one.execute(statement);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
