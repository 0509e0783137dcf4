package io.crossdock.routes;

import java.nio.file.Path;
import java.sql.SQLException;

/** What the nodes of one hub share: a PostgreSQL, a broker, a payload folder, and the configuration. */
record Nodes(Path folder, Postgres postgres, ExternalBroker broker) implements AutoCloseable {

    static Nodes in(Path folder) throws Exception {
        return new Nodes(folder, Postgres.start(), ExternalBroker.start(folder.resolve("broker")));
    }

    /** One that is yet to be started; the configuration is written by whichever. */
    HubFixture node(String name) throws SQLException {
        postgres.let(name);
        return new HubFixture(
                folder,
                settings -> new HubSettings(
                        folder.resolve("data-" + name),
                        folder.resolve("payloads"),
                        settings.tenant(),
                        broker.as(name),
                        postgres.as(name),
                        settings.us(),
                        settings.firstPause()));
    }

    /** Cuts a node off from all that it shares, in the middle of whatever it does. */
    void cut(String name) throws Exception {
        broker.cut(name);
        postgres.cut(name);
    }

    @Override
    public void close() throws Exception {
        broker.close();
        postgres.close();
    }
}
