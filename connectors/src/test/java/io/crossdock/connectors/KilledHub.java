package io.crossdock.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossdock.config.Secret;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A hub in a process of its own, which is killed where it stands. */
final class KilledHub implements AutoCloseable {

    static final JsonMapper JSON = new JsonMapper();

    /** What the hub had safely before it died. */
    record Stored(String name, String reference, byte[] bytes) {}

    private final Path home;
    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();

    private KilledHub(Path home, Process process) {
        this.home = home;
        this.process = process;
        Thread listener = new Thread(this::listen, "what the hub says");
        listener.setDaemon(true);
        listener.start();
    }

    /** Starts one that takes from the counterpart and sends it a file, up to a moment of both. */
    static KilledHub start(Path home, Counterpart counterpart, Victim.Moment moment, String name, byte[] bytes)
            throws IOException {
        Files.createDirectories(home.resolve("stored"));
        Source source = counterpart.source();
        Target target = counterpart.target();
        Map<String, List<String>> secrets = new LinkedHashMap<>();
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("source", source.getClass().getName());
        order.put("target", target.getClass().getName());
        order.put("from", written(source, source.spec(), counterpart.sourceSettings(), secrets));
        order.put("to", written(target, target.spec(), counterpart.targetSettings(), secrets));
        order.put("secrets", secrets);
        order.put("port", counterpart.hubPort().orElse(0));
        order.put("moment", moment.name());
        order.put("name", name);
        order.put("bytes", bytes);
        JSON.writeValue(home.resolve("order.json").toFile(), order);
        return new KilledHub(
                home,
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xshare:auto",
                                "-Djava.io.tmpdir=" + home,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Victim.class.getName(),
                                home.toString())
                        .redirectErrorStream(true)
                        .start());
    }

    private static List<String> written(
            Connector connector, Spec spec, Settings settings, Map<String, List<String>> secrets) throws IOException {
        return List.of(part(connector.connection(), settings, secrets), part(spec, settings, secrets));
    }

    /** YAML of what a spec knows of the settings. */
    private static String part(Spec spec, Settings settings, Map<String, List<String>> secrets) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>(settings.values());
        values.keySet().removeIf(key -> spec.setting(key).isEmpty());
        return JSON.writeValueAsString(plain(values, secrets));
    }

    private static Object plain(Object value, Map<String, List<String>> secrets) {
        if (value instanceof Duration time) {
            return time.toMillis() % 1_000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
        }
        if (value instanceof Secret secret) {
            secrets.put(secret.name(), secret.accepted());
            return "${secret:" + secret.name() + "}";
        }
        if (value instanceof Settings group) {
            return plain(group.values(), secrets);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(one -> plain(one, secrets)).toList();
        }
        if (value instanceof Map<?, ?> table) {
            Map<Object, Object> written = new LinkedHashMap<>();
            table.forEach((key, one) -> written.put(key, plain(one, secrets)));
            return written;
        }
        return value;
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(said::add);
        } catch (IOException | UncheckedIOException died) {
            said.add("died");
        }
    }

    void awaits(String line) {
        await().atMost(Duration.ofMinutes(2)).until(() -> said.contains(line) || !process.isAlive());
        assertThat(said).contains(line);
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    List<Stored> stored() throws IOException {
        List<Stored> stored = new ArrayList<>();
        try (Stream<Path> files = Files.list(home.resolve("stored"))) {
            for (Path file : files.sorted().toList()) {
                stored.add(JSON.readValue(file.toFile(), Stored.class));
            }
        }
        return stored;
    }

    Optional<String> bookmark() throws IOException {
        Path file = home.resolve("bookmark");
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
