package io.crossdock.routes;

import io.crossdock.config.Secret;
import io.crossdock.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the journey needs to know of its surroundings: {@code hub.yaml} in types.
 *
 * @param data the folder of journal and database, of this node alone
 * @param payloads the folder of raw input; several nodes share one
 * @param broker an external broker; absent: the embedded one
 * @param database an external PostgreSQL; absent: the embedded database
 * @param us our own identifiers by scheme
 * @param firstPause the pause after a partner's first failure; it doubles with every further one
 */
public record HubSettings(
        Path data,
        Path payloads,
        String tenant,
        Optional<Server> broker,
        Optional<Server> database,
        Map<String, List<String>> us,
        Duration firstPause) {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);

    /** A server that runs elsewhere. */
    public record Server(String url, String user, Optional<Secret> password) {}

    public HubSettings {
        us = Map.copyOf(us);
    }

    /** @param hub the settings of {@code hub.yaml} */
    public static HubSettings of(Settings hub) {
        Path data = Path.of(hub.text("data"));
        return new HubSettings(
                data,
                hub.optionalText("payloads").map(Path::of).orElse(data.resolve("payloads")),
                hub.text("tenant"),
                server(hub.group("broker")),
                server(hub.group("database")),
                hub.group("us").textsTable("identifiers"),
                FIRST_PAUSE);
    }

    /** The embedded defaults in a folder. */
    public static HubSettings embedded(Path data) {
        return new HubSettings(
                data, data.resolve("payloads"), "main", Optional.empty(), Optional.empty(), Map.of(), FIRST_PAUSE);
    }

    public HubSettings pausing(Duration first) {
        return new HubSettings(data, payloads, tenant, broker, database, us, first);
    }

    private static Optional<Server> server(Settings settings) {
        return settings.optionalText("url")
                .map(url ->
                        new Server(url, settings.optionalText("user").orElse(""), settings.optionalSecret("password")));
    }
}
