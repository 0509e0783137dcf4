package io.crossdock.connectors.sql;

class PostgresWritingTest extends WritingContract {

    PostgresWritingTest(PostgresEngine engine) {
        super(engine);
    }
}
