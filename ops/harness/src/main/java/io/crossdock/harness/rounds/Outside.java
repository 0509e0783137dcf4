package io.crossdock.harness.rounds;

import io.crossdock.harness.victim.BrokerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What outlives the hub: a PostgreSQL, and a broker or a pair of them, each in processes of its own. */
final class Outside implements AutoCloseable {

    private final String name;
    private final Brokers brokers;
    private final PostgresServer database;

    private Outside(String name, Brokers brokers, PostgresServer database) {
        this.name = name;
        this.brokers = brokers;
        this.database = database;
    }

    static Outside withOneBroker(Path folder) throws IOException, InterruptedException {
        return with("external broker, PostgreSQL", Brokers.single(folder.resolve("brokers")), folder);
    }

    static Outside withAPair(Path folder) throws IOException, InterruptedException {
        return with("pair of brokers, PostgreSQL", Brokers.pair(folder.resolve("brokers")), folder);
    }

    private static Outside with(String name, Brokers brokers, Path folder) throws IOException {
        return new Outside(name, brokers, new PostgresServer(folder.resolve("postgres")));
    }

    Surroundings surroundings() {
        return new Surroundings(
                name,
                List.of(
                        "-Dbroker.url=" + brokers.url(),
                        "-Dbroker.user=" + BrokerProcess.USER,
                        "-Dbroker.password=" + BrokerProcess.PASSWORD,
                        "-Ddatabase.url=" + database.url(),
                        "-Ddatabase.user=postgres"));
    }

    Brokers brokers() {
        return brokers;
    }

    PostgresServer database() {
        return database;
    }

    @Override
    public void close() throws IOException {
        try (database) {
            brokers.close();
        }
    }
}
