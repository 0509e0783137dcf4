package io.crossdock.connectors.sql;

import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("io.crossdock.connectors.sql.MariaDbEngine#isInstalled")
class MariaDbWritingTest extends WritingContract {

    MariaDbWritingTest(MariaDbEngine engine) {
        super(engine);
    }
}
