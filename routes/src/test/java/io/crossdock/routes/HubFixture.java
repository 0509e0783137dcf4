package io.crossdock.routes;

import io.crossdock.config.Configuration;
import io.crossdock.config.yaml.Bundle;
import io.crossdock.config.yaml.YamlConfiguration;
import io.crossdock.routes.bundle.Bundles;
import io.crossdock.routes.channel.Words;
import io.crossdock.routes.ledger.State;
import io.crossdock.routes.rerun.Criteria;
import io.crossdock.routes.rerun.Rerun;
import io.crossdock.routes.rerun.RerunDocument;
import io.crossdock.routes.rerun.Reruns;
import io.crossdock.routes.rerun.Verb;
import io.crossdock.routes.search.Documents;
import io.crossdock.routes.search.Trace;
import io.crossdock.routes.witness.Witness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;

/** A hub on folders: channels are written as YAML, partners are directories. */
final class HubFixture implements AutoCloseable {

    /** A busy machine decides nothing; in minutes, for what is made larger than usual. */
    static final Duration PATIENCE = Duration.ofMinutes(Integer.getInteger("patience", 3));

    private final Path folder;
    private final UnaryOperator<HubSettings> surroundings;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> Instant.now().plus(offset.get());
    private Witness witness = Witness.NONE;
    private DefaultCamelContext camel = new DefaultCamelContext();
    private Optional<Hub> hub = Optional.empty();
    private int port;

    HubFixture(Path folder) {
        this(folder, UnaryOperator.identity());
    }

    /** @param surroundings what is not the embedded default: another database, another broker */
    HubFixture(Path folder, UnaryOperator<HubSettings> surroundings) {
        this.folder = folder;
        this.surroundings = surroundings;
    }

    /** Who looks on, from the next start. */
    HubFixture witness(Witness next) {
        witness = next;
        return this;
    }

    HubFixture partner(String id, String identifiers) throws IOException {
        write(
                folder.resolve("config/partners/" + id + "/partner.yaml"),
                "name: " + id + "\nidentifiers: " + identifiers + "\nconnections: { drop: { file: { root: "
                        + folder.resolve(id) + " } } }\n");
        return this;
    }

    HubFixture table(String name, String text) throws IOException {
        write(folder.resolve("config/tables/" + name), text);
        return this;
    }

    HubFixture us(String identifiers) throws IOException {
        return hubYaml("us: { identifiers: " + identifiers + " }");
    }

    HubFixture hubYaml(String yaml) throws IOException {
        write(folder.resolve("config/hub.yaml"), yaml + "\n");
        return this;
    }

    HubFixture ownership(String yaml) throws IOException {
        write(folder.resolve("config/ownership.yaml"), yaml);
        return this;
    }

    HubFixture flow(String kind, String yaml) throws IOException {
        write(folder.resolve("config/flows/" + kind + ".yaml"), yaml);
        return this;
    }

    HubFixture channel(String id, String yaml) throws IOException {
        String[] names = id.split("\\.", 2);
        write(folder.resolve("config/partners/" + names[0] + "/" + names[1] + ".yaml"), yaml);
        return this;
    }

    /** Makes a partner's folders, which no connector makes by itself. */
    HubFixture folders(String... paths) throws IOException {
        for (String path : paths) {
            Files.createDirectories(folder.resolve(path));
        }
        return this;
    }

    /** Adds connections to a partner: {@code api: { http: {} }}. */
    HubFixture connection(String partner, String yaml) throws IOException {
        Path file = folder.resolve("config/partners/" + partner + "/partner.yaml");
        write(file, Files.readString(file).replace("connections: {", "connections: { " + yaml + ","));
        return this;
    }

    /** From the next start on the hub takes requests; gives the address. */
    String serving() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        return "http://127.0.0.1:" + port;
    }

    HubFixture start() throws Exception {
        camel = new DefaultCamelContext();
        if (port > 0) {
            VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
            server.setBindHost("127.0.0.1");
            server.setBindPort(port);
            camel.addService(new VertxPlatformHttpServer(server));
        }
        hub = Optional.of(Hub.start(
                surroundings.apply(HubSettings.embedded(folder.resolve("data")).pausing(Duration.ofMillis(200))),
                bundles -> configuration(),
                camel,
                witness,
                clock));
        keepBundle();
        return this;
    }

    HubFixture restart() throws Exception {
        hub().close();
        return start();
    }

    void apply() {
        hub().apply(configuration());
        keepBundle();
    }

    /** As an application does that puts a configuration in force. */
    private void keepBundle() {
        hub().bundles().apply(Bundle.of(folder.resolve("config")).get(), new Bundles.Origin("anna", ""));
    }

    /** What a person is shown before something goes again. */
    Rerun preview(Verb verb, Criteria criteria, boolean delivered) {
        Rerun asked = hub().reruns().ask(new Reruns.Question(verb, criteria, delivered, "anna", "a test"));
        return inState(asked.id(), Rerun.State.PREVIEWED);
    }

    /** What the preview says of each document. */
    List<RerunDocument> documents(Rerun rerun) {
        return hub().reruns().documents(rerun.id(), -1, Reruns.MOST);
    }

    Rerun run(Rerun previewed) {
        hub().reruns().run(previewed.id());
        return inState(previewed.id(), Rerun.State.DONE);
    }

    Rerun again(Verb verb, String... documents) {
        return run(preview(verb, Criteria.of(documents), false));
    }

    private Rerun inState(String rerun, Rerun.State state) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> hub().reruns().find(rerun).state() == state);
        return hub().reruns().find(rerun);
    }

    Hub hub() {
        return hub.orElseThrow();
    }

    /** Hands in what came over a line. */
    void relay(String line, Object body) {
        camel.createProducerTemplate().sendBody(RelaySource.endpoint(line), body);
    }

    /** As if documents of a kind had come in and the hub had died before they went on. */
    void stopFlow(String kind) throws Exception {
        camel.getRouteController().stopRoute("flow:" + kind);
    }

    void startFlow(String kind) throws Exception {
        camel.getRouteController().startRoute("flow:" + kind);
    }

    /** The ids of the routes that there are. */
    List<String> routes() {
        return camel.getRoutes().stream()
                .map(org.apache.camel.Route::getRouteId)
                .toList();
    }

    void passTime(Duration time) {
        offset.updateAndGet(time::plus);
    }

    Configuration configuration() {
        Configuration configuration = YamlConfiguration.read(
                folder.resolve("config"), Words.of().vocabulary(), name -> List.of("value-of-" + name));
        if (!configuration.problems().isEmpty()) {
            throw new IllegalStateException(configuration.problems().toString());
        }
        return configuration;
    }

    /** Puts a file before a partner's out-folder is read: all at once, as a rename does. */
    void put(String partner, String name, String content) throws IOException {
        put(partner, name, content.getBytes(StandardCharsets.UTF_8));
    }

    void put(String partner, String name, byte[] content) throws IOException {
        Path draft = folder.resolve(partner + "/" + name + ".part");
        Files.createDirectories(draft.getParent());
        Files.write(draft, content);
        Files.move(draft, folder.resolve(partner + "/" + name));
    }

    /** The files that a partner got, by name. */
    Map<String, String> received(String partner, String directory) {
        return received(partner, directory, StandardCharsets.UTF_8);
    }

    Map<String, String> received(String partner, String directory, Charset charset) {
        Path place = folder.resolve(partner + "/" + directory);
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(place)) {
            try (Stream<Path> list = Files.list(place)) {
                for (Path file : list.filter(Files::isRegularFile).toList()) {
                    if (!file.getFileName().toString().startsWith(".")) {
                        files.put(file.getFileName().toString(), Files.readString(file, charset));
                    }
                }
            } catch (IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
        }
        return files;
    }

    /** Waits until nothing is in motion: every balance is even with nothing waiting, and the ledger has written all. */
    HubStatus settled() {
        Awaitility.await().atMost(PATIENCE).until(() -> isSettled(hub().status()));
        return hub().status();
    }

    private static boolean isSettled(HubStatus status) {
        return status.unwritten() == 0
                && status.balances().stream()
                        .allMatch(balance ->
                                balance.difference() == 0 && balance.right().getOrDefault("waiting", 0L) == 0);
    }

    /** Waits until an in-channel has handled so many documents, in whatever state. */
    HubStatus handled(String channel, long documents) {
        Awaitility.await().atMost(PATIENCE).until(() -> hub().status().channels().stream()
                .filter(one -> one.id().equals(channel))
                .anyMatch(one -> one.count(State.READ) >= documents));
        return settled();
    }

    static long count(HubStatus status, String channel, State state) {
        return status.channels().stream()
                .filter(one -> one.id().equals(channel))
                .mapToLong(one -> one.count(state))
                .sum();
    }

    /** All that happened to the documents of a number. */
    List<Trace> traces(String number) {
        Documents.Question question =
                new Documents.Question(number, "", "", Optional.empty(), Optional.empty(), Optional.empty());
        return hub().documents().find(question, 10).hits().stream()
                .flatMap(hit -> hub().documents().trace(hit.document()).stream())
                .toList();
    }

    List<String> lines(Map<String, String> files) {
        List<String> lines = new ArrayList<>();
        files.values().forEach(text -> text.lines().skip(1).forEach(lines::add));
        return lines;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Override
    public void close() throws Exception {
        hub().close();
    }
}
