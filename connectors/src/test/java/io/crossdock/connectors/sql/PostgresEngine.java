package io.crossdock.connectors.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** PostgreSQL. */
final class PostgresEngine implements Engine {

    private final EmbeddedPostgres server;

    PostgresEngine() throws IOException, SQLException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role hub login superuser password '" + PASSWORD + "'");
        }
    }

    @Override
    public String address() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    @Override
    public String instant() {
        return "timestamptz";
    }

    @Override
    public String upsert() {
        return "insert into stock values (:sku, :quantity) on conflict (sku) do update set quantity = excluded.quantity";
    }

    @Override
    public String[] procedure() {
        return new String[] {
            "create or replace procedure take_stock(sku varchar, quantity int) language sql as $$ insert into stock values (sku, quantity) $$"
        };
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
