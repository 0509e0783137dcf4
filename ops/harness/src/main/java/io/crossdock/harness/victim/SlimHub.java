package io.crossdock.harness.victim;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossdock.config.Configuration;
import io.crossdock.config.Secret;
import io.crossdock.config.yaml.YamlConfiguration;
import io.crossdock.routes.Hub;
import io.crossdock.routes.HubSettings;
import io.crossdock.routes.HubStatus;
import io.crossdock.routes.channel.Words;
import io.crossdock.routes.delivery.Awaited;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * A hub without Spring Boot, told by system properties what it runs on, and, of several nodes, which one it is. Serves a {@link Desk}. Answers on
 * standard input: {@code status} with one line of JSON; at its end it dies at once, so that it never outlives whoever started it.
 */
public final class SlimHub {

    /** What the line begins with that says that it is ready. */
    public static final String READY = "ready";

    private static final JsonMapper JSON = new JsonMapper();

    private SlimHub() {}

    /** @param arguments the folder, which holds {@code config} and {@code data}, and the port of the HTTP inbox */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        Path folder = Path.of(arguments[0]);
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.addService(door(Integer.getInteger("hub.port", Integer.parseInt(arguments[1]))));
        Path data = folder.resolve(System.getProperty("hub.data", "data"));
        Hub hub = Hub.start(settings(data), configuration(folder.resolve("config")), camel, clock());
        if (!hub.channelProblems().isEmpty()) {
            throw new IllegalStateException(hub.channelProblems().toString());
        }
        camel.addRoutes(new Desk(hub, clock()));
        out.println(READY);
        answer(hub, out);
        Runtime.getRuntime().halt(0);
    }

    private static VertxPlatformHttpServer door(int port) {
        VertxPlatformHttpServerConfiguration door = new VertxPlatformHttpServerConfiguration();
        door.setBindHost("127.0.0.1");
        door.setBindPort(port);
        return new VertxPlatformHttpServer(door);
    }

    private static HubSettings settings(Path data) {
        HubSettings embedded = HubSettings.embedded(data).pausing(Duration.ofMillis(200));
        return new HubSettings(
                embedded.data(),
                Path.of(System.getProperty("hub.payloads", embedded.payloads().toString())),
                embedded.tenant(),
                server("broker"),
                server("database"),
                embedded.us(),
                embedded.firstPause());
    }

    /** An external one where it is named: URL, user and password. */
    private static Optional<HubSettings.Server> server(String name) {
        return Optional.ofNullable(System.getProperty(name + ".url"))
                .map(url -> new HubSettings.Server(
                        url,
                        System.getProperty(name + ".user", ""),
                        Optional.ofNullable(System.getProperty(name + ".password"))
                                .map(password -> new Secret(name, ignored -> List.of(password)))));
    }

    private static Configuration configuration(Path folder) {
        Configuration configuration =
                YamlConfiguration.read(folder, Words.of().vocabulary(), name -> List.of("secret"));
        if (!configuration.problems().isEmpty()) {
            throw new IllegalArgumentException(configuration.problems().toString());
        }
        return configuration;
    }

    /** Off by what the caller says, so that the day whose counts are compared does not end meanwhile. */
    private static InstantSource clock() {
        Duration offset = Duration.parse(System.getProperty("clock.offset", "PT0S"));
        return () -> Instant.now().plus(offset);
    }

    private static void answer(Hub hub, PrintStream out) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(JSON.writeValueAsString(json(hub, hub.status())));
        }
    }

    private static Map<String, Object> json(Hub hub, HubStatus status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("duties", hub.duties());
        json.put("unwritten", status.unwritten());
        json.put(
                "owed",
                hub.figures().owed().stream().mapToLong(Awaited.Owed::count).sum());
        json.put(
                "parked",
                status.parked().stream()
                        .map(one -> one.channel() + " " + one.number() + ": " + one.problems())
                        .toList());
        json.put("channels", status.channels().stream().map(SlimHub::json).toList());
        json.put("balances", status.balances().stream().map(SlimHub::json).toList());
        return json;
    }

    private static Map<String, Object> json(HubStatus.ChannelStatus channel) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", channel.id());
        json.put("waiting", channel.waiting());
        json.put("problem", channel.problem().map(String::valueOf).orElse(""));
        Map<String, Long> counts = new LinkedHashMap<>();
        channel.counts().forEach((state, count) -> counts.put(state.word(), count));
        json.put("counts", counts);
        return json;
    }

    private static Map<String, Object> json(HubStatus.Balance balance) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", balance.name());
        json.put("scope", balance.scope());
        json.put("left", balance.left());
        json.put("right", balance.right());
        json.put("difference", balance.difference());
        return json;
    }
}
