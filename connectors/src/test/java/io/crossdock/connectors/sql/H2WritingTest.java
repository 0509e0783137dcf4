package io.crossdock.connectors.sql;

class H2WritingTest extends WritingContract {

    H2WritingTest(H2Engine engine) {
        super(engine);
    }
}
