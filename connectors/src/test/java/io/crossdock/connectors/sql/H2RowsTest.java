package io.crossdock.connectors.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Public, since H2 calls its alias. */
public class H2RowsTest extends RowsContract {

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Engine engine;

    @BeforeAll
    static void start() throws SQLException {
        engine = new H2Engine();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    /** What the alias of H2 calls. */
    @SuppressWarnings("unused")
    public static void takeStock(Connection connection, String sku, int quantity) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into stock values (?, ?)")) {
            insert.setString(1, sku);
            insert.setInt(2, quantity);
            insert.executeUpdate();
        }
    }

    @Override
    Engine engine() {
        return engine;
    }

    @Override
    String instant() {
        return "timestamp(6) with time zone";
    }

    @Override
    String upsert() {
        return "merge into stock (sku, quantity) key (sku) values (:sku, :quantity)";
    }

    @Override
    String[] procedure() {
        return new String[] {"create alias take_stock for '" + H2RowsTest.class.getName() + ".takeStock'"};
    }
}
