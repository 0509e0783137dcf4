package io.crossdock.connectors.sql;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.crossdock.connectors.sql.MariaDbEngine#isInstalled")
class MariaDbReadingTest extends ReadingContract {

    MariaDbReadingTest(MariaDbEngine engine) {
        super(engine);
    }
}
