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
