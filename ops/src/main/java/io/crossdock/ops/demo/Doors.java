package io.crossdock.ops.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.ops.Access;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** Asks the running programs how they are. */
final class Doors {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();

    /** The hub's status; absent while it does not answer. */
    Optional<JsonNode> hub(Path data) throws IOException {
        if (!Files.exists(data.resolve("access"))) {
            return Optional.empty();
        }
        Access access = Access.read(data);
        return get(HttpRequest.newBuilder(access.address().resolve("/api/status"))
                .header("Authorization", access.authorization()));
    }

    /** A partner program's status; absent while it does not answer. */
    Optional<JsonNode> partner(Path folder) throws IOException {
        Optional<URI> control = control(folder);
        return control.isEmpty()
                ? Optional.empty()
                : get(HttpRequest.newBuilder(control.get().resolve("/status")));
    }

    /** Puts the hub's clock forward. */
    void advance(Path data, Duration by) throws IOException {
        Access access = Access.read(data);
        HttpResponse<byte[]> response =
                send(HttpRequest.newBuilder(access.address().resolve("/api/clock"))
                        .header("Authorization", access.authorization())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"by\":\"" + by + "\"}")));
        if (response.statusCode() != 200) {
            throw new IOException("the hub does not put its clock forward: " + response.statusCode());
        }
    }

    /** Tells a partner program something: {@code off}, {@code on}. */
    void tell(Path folder, String order) throws IOException {
        URI control = control(folder).orElseThrow(() -> new IOException(folder + " has no program"));
        send(HttpRequest.newBuilder(control.resolve("/" + order)).POST(BodyPublishers.noBody()));
    }

    private Optional<JsonNode> get(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<byte[]> response = send(request.GET());
            return response.statusCode() == 200
                    ? Optional.of(CanonicalJson.MAPPER.readTree(response.body()))
                    : Optional.empty();
        } catch (IOException broken) {
            // not yet open, or killed in the middle of an answer
            return Optional.empty();
        }
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static Optional<URI> control(Path folder) throws IOException {
        Path file = folder.resolve("endpoint.properties");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties endpoint = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            endpoint.load(reader);
        }
        return Optional.of(URI.create("http://127.0.0.1:" + endpoint.getProperty("control")));
    }
}
