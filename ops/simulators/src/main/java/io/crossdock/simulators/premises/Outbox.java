package io.crossdock.simulators.premises;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Requests that wait on disk until the hub has taken them: one after the other in the order they were made, each tried again with
 * growing pauses and the same idempotency key while the hub is away. What the hub refuses is set aside.
 */
public final class Outbox implements AutoCloseable {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration IDLE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** A request as it waits on disk. */
    public record Waiting(String path, String key, byte[] body) {}

    private final Path folder;
    private final Path refused;
    private final URI hub;
    private final Function<byte[], Map<String, String>> credentials;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong made;
    private Duration pause = IDLE;

    private Outbox(Path folder, Path refused, URI hub, Function<byte[], Map<String, String>> credentials) {
        this.folder = folder;
        this.refused = refused;
        this.hub = hub;
        this.credentials = credentials;
        made = new AtomicLong(waiting().map(Outbox::ordinal).reduce(0L, Math::max));
    }

    /**
     * @param credentials the headers that prove who sends a body
     */
    public static Outbox open(Premises premises, URI hub, Function<byte[], Map<String, String>> credentials) {
        Outbox outbox = new Outbox(premises.folder("outbox"), premises.folder("refused"), hub, credentials);
        outbox.next(IDLE);
        return outbox;
    }

    public void add(Premises premises, String path, String key, byte[] body) {
        try {
            byte[] waiting = MAPPER.writeValueAsBytes(new Waiting(path, key, body));
            premises.put(folder.resolve("%012d".formatted(made.incrementAndGet())), waiting);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a request cannot be written", impossible);
        }
    }

    /** How many requests the hub has not taken yet. */
    public long size() {
        return waiting().count();
    }

    private void step() {
        try {
            Optional<Path> first = waiting().sorted().findFirst();
            if (first.isEmpty()) {
                next(IDLE);
            } else {
                send(first.orElseThrow());
                pause = IDLE;
                next(Duration.ZERO);
            }
        } catch (IOException | UncheckedIOException hubIsAway) {
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            next(pause);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Path file) throws IOException, InterruptedException {
        Waiting waiting = MAPPER.readValue(file.toFile(), Waiting.class);
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.resolve(waiting.path()))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", waiting.key())
                .POST(BodyPublishers.ofByteArray(waiting.body()));
        credentials.apply(waiting.body()).forEach(request::header);
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 == 2) {
            Files.delete(file);
        } else if (isFinal(answer.statusCode())) {
            Files.writeString(
                    refused.resolve(file.getFileName() + ".answer"), answer.statusCode() + "\n" + answer.body());
            Files.move(file, refused.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        } else {
            throw new IOException("the hub answered " + answer.statusCode());
        }
    }

    /** The answers that another attempt would only repeat: the request is malformed, in conflict or not understood. */
    private static boolean isFinal(int status) {
        return status == 400 || status == 409 || status == 413 || status == 415 || status == 422;
    }

    private void next(Duration delay) {
        if (!worker.isShutdown()) {
            worker.schedule(this::step, delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private Stream<Path> waiting() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException gone) {
            throw new UncheckedIOException("the folder " + folder + " cannot be read", gone);
        }
    }

    private static long ordinal(Path file) {
        return Long.parseLong(file.getFileName().toString());
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
