package io.crossdock.connectors.sql;

class PostgresReadingTest extends ReadingContract {

    PostgresReadingTest(PostgresEngine engine) {
        super(engine);
    }
}
