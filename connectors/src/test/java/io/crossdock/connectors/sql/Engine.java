package io.crossdock.connectors.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A real database on 127.0.0.1. */
interface Engine extends AutoCloseable {

    String PASSWORD = "value-of-login";

    /** Without user and password. */
    String address();

    default String user() {
        return "hub";
    }

    /** The type of a moment. */
    String instant();

    /** Inserts or replaces the quantity of a sku. */
    String upsert();

    /** Statements that make a procedure "take_stock(sku, quantity)", which inserts into the table stock. */
    String[] procedure();

    /** What the driver must be told of the parameters of this name; nothing: it knows. */
    default String types(String names) {
        return "";
    }

    /** A name as it is. */
    default String quoted(String name) {
        return "\"" + name + "\"";
    }

    default Connection connect() throws SQLException {
        return DriverManager.getConnection(address(), user(), PASSWORD);
    }

    default void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    void close();
}
