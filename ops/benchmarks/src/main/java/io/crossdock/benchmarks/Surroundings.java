package io.crossdock.benchmarks;

import io.crossdock.config.Secret;
import io.crossdock.routes.HubSettings;
import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.store.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * What the journey runs on: broker and database within this process, or a broker and a PostgreSQL in processes of their own, as in
 * production. Both keep their data in the folder, so that the modelled disk is theirs too.
 */
final class Surroundings implements AutoCloseable {

    private static final String TENANT = "main";

    private final String name;
    private final Path folder;
    private final Optional<HubSettings.Server> broker;
    private final Optional<HubSettings.Server> database;
    private final Deque<AutoCloseable> servers;
    private int hubs;
    private int opened;

    private Surroundings(
            String name,
            Path folder,
            Optional<HubSettings.Server> broker,
            Optional<HubSettings.Server> database,
            Deque<AutoCloseable> servers) {
        this.name = name;
        this.folder = folder;
        this.broker = broker;
        this.database = database;
        this.servers = servers;
    }

    static Surroundings embedded(Path folder) throws IOException {
        return new Surroundings(
                "embedded broker and database",
                Files.createDirectories(folder),
                Optional.empty(),
                Optional.empty(),
                new ArrayDeque<>());
    }

    static Surroundings outside(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        BrokerProcess process = BrokerProcess.start(folder.resolve("broker"));
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        Deque<AutoCloseable> servers = new ArrayDeque<>(List.of(process, postgres));
        return new Surroundings(
                "external broker and PostgreSQL",
                folder,
                Optional.of(new HubSettings.Server(
                        process.url(),
                        BrokerProcess.USER,
                        Optional.of(new Secret("broker", asked -> List.of(BrokerProcess.USER))))),
                Optional.of(new HubSettings.Server(
                        postgres.getJdbcUrl("postgres", "postgres"), "postgres", Optional.empty())),
                servers);
    }

    /** For a table's title. */
    String name() {
        return name;
    }

    Path folder() {
        return folder;
    }

    /** Each call opens one; embedded, another one. */
    Broker broker() throws Exception {
        return broker.isPresent()
                ? Broker.external(
                        broker.get().url(),
                        broker.get().user(),
                        broker.get().password().orElseThrow(),
                        TENANT)
                : Broker.embedded(folder.resolve("broker" + opened++), Broker.Journal.NIO, TENANT);
    }

    /** For whoever does without the hub's own ways. */
    ActiveMQConnectionFactory factory(Broker opened) {
        ActiveMQConnectionFactory factory = broker.isPresent()
                ? new ActiveMQConnectionFactory(broker.get().url(), BrokerProcess.USER, BrokerProcess.USER)
                : new ActiveMQConnectionFactory(opened.url());
        factory.setBlockOnAcknowledge(true);
        return factory;
    }

    Database database() {
        return database.map(server -> Database.external(server.url(), server.user(), ""))
                .orElseGet(() -> Database.embedded(folder.resolve("database" + opened++)));
    }

    /** For a hub of its own: another folder, or another tenant, each time. */
    HubSettings hub() throws IOException {
        String tenant = "hub" + hubs++;
        Path data = Files.createDirectories(folder.resolve(tenant));
        HubSettings settings = HubSettings.embedded(data);
        return new HubSettings(
                settings.data(), settings.payloads(), tenant, broker, database, settings.us(), settings.firstPause());
    }

    @Override
    public void close() throws Exception {
        while (!servers.isEmpty()) {
            servers.pop().close();
        }
    }
}
