package io.crossdock.connectors.sql;

class H2ReadingTest extends ReadingContract {

    H2ReadingTest(H2Engine engine) {
        super(engine);
    }
}
