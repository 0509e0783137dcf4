package io.crossdock.connectors.sql;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf("io.crossdock.connectors.sql.MariaDbEngine#isInstalled")
class MariaDbRowsTest extends RowsContract {

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Engine engine;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        engine = new MariaDbEngine(folder);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Override
    Engine engine() {
        return engine;
    }

    /** It has none that knows an offset; a time is one of the connection's zone. */
    @Override
    String instant() {
        return "datetime(6)";
    }

    @Override
    String types(String names) {
        return "types: { " + names + " }, ";
    }

    @Override
    String quoted(String name) {
        return "`" + name + "`";
    }

    @Override
    String upsert() {
        return "insert into stock values (:sku, :quantity) on duplicate key update quantity = values(quantity)";
    }

    @Override
    String[] procedure() {
        return new String[] {
            "create or replace procedure take_stock(sku varchar(9), quantity int) insert into stock values (sku, quantity)"
        };
    }
}
