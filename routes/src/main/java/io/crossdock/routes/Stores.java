package io.crossdock.routes;

import io.crossdock.routes.broker.Broker;
import io.crossdock.routes.store.Database;
import java.io.IOException;
import java.nio.file.Path;

/** Where all that the hub knows lies: broker and database, embedded or in processes of their own. */
record Stores(Broker broker, Database database) {

    /**
     * @param data the folder of those that are embedded
     * @throws Exception where one of them does not start: the broker declares no narrower one
     */
    static Stores open(HubSettings settings, Path data) throws Exception {
        return new Stores(broker(settings, data), database(settings, data));
    }

    private static Broker broker(HubSettings settings, Path data) throws Exception {
        return settings.broker().isPresent()
                ? external(settings.broker().get(), settings.tenant())
                : Broker.embedded(data.resolve("broker"), Broker.Journal.NIO, settings.tenant());
    }

    private static Broker external(HubSettings.Server server, String tenant) {
        return Broker.external(
                server.url(),
                server.user(),
                server.password().orElseThrow(() -> new IllegalArgumentException("hub.yaml: broker needs a password")),
                tenant);
    }

    private static Database database(HubSettings settings, Path data) throws IOException {
        return settings.database()
                .map(server -> Database.external(
                        server.url(),
                        server.user(),
                        server.password().map(secret -> secret.reveal()).orElse("")))
                .orElseGet(() -> Database.embedded(data.resolve("database")));
    }
}
