package io.crossdock.harness.rounds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossdock.harness.recorder.Counter;
import io.crossdock.harness.victim.SlimHub;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What takes long: a backlog after a crash, a partner that is dead, a receiver that hangs. Prints Markdown, and ends with 1 where a
 * document is lost, doubled or out of order.
 *
 * <p>Sizes are system properties: {@code release.parts} (of {@code backlog,dead,stopped}), {@code release.documents}, {@code
 * release.heap} of the hub that works off the backlog, {@code release.seconds} of a measurement and of the stop, {@code
 * release.batch} documents a request.
 */
public final class Release {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int IN_A_FILE = 5_000;
    private static final int VERSIONS_OF_A_KEY = 5;
    private static final int PROBES_A_SECOND = 20;

    /** Measurements of a state: one p99 alone moves by a fifth from minute to minute. */
    private static final int MEASUREMENTS = 5;

    private static final String OPTIONS = "-Dlog=WARN";

    private final Path folder;
    private final PrintStream out;
    private final int documents = Integer.getInteger("release.documents", 100_000);
    private final int seconds = Integer.getInteger("release.seconds", 60);
    private final int batch = Integer.getInteger("release.batch", 1);
    private final int hubPort = freePort();
    private final HttpClient client = HttpClient.newHttpClient();
    private int probe;
    private boolean failed;

    private Release(Path folder, PrintStream out) throws IOException {
        this.folder = folder.toAbsolutePath();
        this.out = out;
    }

    /** @param arguments the folder to work in */
    public static void main(String[] arguments) throws Exception {
        boolean failed = false;
        for (String part :
                System.getProperty("release.parts", "backlog,dead,stopped").split(",")) {
            Release release =
                    new Release(Files.createDirectories(Path.of(arguments[0]).resolve(part)), System.out);
            switch (part) {
                case "backlog" -> release.backlog();
                case "dead" -> release.dead();
                case "stopped" -> release.stopped();
                default -> throw new IllegalArgumentException("there is no part " + part);
            }
            failed |= release.failed;
        }
        System.exit(failed ? 1 : 0);
    }

    private void backlog() throws IOException, InterruptedException {
        int port = freePort();
        write(Map.of("late", port));
        try (Victim hub = hub("-Xmx512m")) {
            fill("K");
            await(() -> waiting(hub, "late") >= documents, "the backlog");
        }
        long killed = System.nanoTime();
        try (Counter late = new Counter(port);
                Victim hub = hub("-Xmx" + System.getProperty("release.heap", "512m"))) {
            long ready = System.nanoTime();
            await(() -> late.distinct() > 0, "the first delivery");
            long first = System.nanoTime();
            await(() -> late.distinct() == documents, "the last delivery");
            long last = System.nanoTime();
            await(() -> waiting(hub, "late") == 0, "the last acknowledgement");
            out.println("\n| Backlog | Start | First delivery after ready | All after | Documents/s | Counts |");
            out.println("|---|---|---|---|---|---|");
            out.println("| " + documents + " | " + millis(killed, ready) + " ms | " + millis(ready, first) + " ms | "
                    + millis(ready, last) / 1000 + " s | " + documents * 1000L / Math.max(1, millis(ready, last))
                    + " | "
                    + late.counts() + " |");
            check(late.counts(), hub);
        }
    }

    private void dead() throws IOException, InterruptedException {
        int port = freePort();
        try (Counter alive = new Counter(0)) {
            write(Map.of("late", port, "alive", alive.port()));
            try (Victim hub = hub("-Xmx512m");
                    Counter warm = new Counter(port)) {
                probes(alive, seconds);
                fill("W"); // else the dead partner would answer for a database that has become larger, too
                await(() -> warm.distinct() == documents + probe && waiting(hub, "late") == 0, "what came before");
                await(() -> waiting(hub, "alive") == 0, "what came before, at the other");
                List<Latencies> before = measurements(alive);
                warm.close();
                fill("K");
                await(() -> waiting(hub, "alive") == 0 && waiting(hub, "late") >= documents, "the backlog");
                List<Latencies> during = measurements(alive);
                try (Counter late = new Counter(port)) {
                    int all = 2 * documents + probe - warm.distinct();
                    await(() -> late.distinct() == all && waiting(hub, "late") == 0, "the dead partner's documents");
                    List<Latencies> after = measurements(alive);
                    out.println("\n| Another channel's latency | p50 | p99 |\n|---|---|---|");
                    tell("before", before);
                    tell(documents + " wait for a dead partner", during);
                    tell("after it came back and got all", after);
                    out.println("\nThe dead one: " + late.counts() + "; the other: " + alive.counts());
                    check(late.counts(), hub);
                    check(alive.counts(), hub);
                }
            }
        }
    }

    private void stopped() throws IOException, InterruptedException {
        int port = freePort();
        write(Map.of("late", port));
        Path log = folder.resolve("counter.log");
        try (Victim counter = Victim.start(Counter.class.getName(), List.of(), List.of(Integer.toString(port)), log);
                Victim hub = hub("-Xmx512m")) {
            fill("K");
            await(() -> count(counter, "distinct") > documents / 10, "the first tenth");
            counter.signal("STOP");
            Thread.sleep(seconds * 1000L);
            long waiting = waiting(hub, "late");
            counter.signal("CONT");
            long begin = System.nanoTime();
            await(() -> count(counter, "distinct") == documents && waiting(hub, "late") == 0, "the last delivery");
            String counts = counter.ask("counts").orElse("");
            out.println("\n| Receiver stopped for | Waiting then | All after it went on | Counts |\n|---|---|---|---|");
            out.println("| " + seconds + " s | " + waiting + " | " + millis(begin, System.nanoTime()) / 1000 + " s | "
                    + counts + " |");
            check(counts, hub);
        }
    }

    private Victim hub(String heap) throws IOException, InterruptedException {
        Victim hub = Victim.start(
                SlimHub.class.getName(),
                List.of(heap, OPTIONS, "-XX:TieredStopAtLevel=4", Trial.clock(Duration.ZERO)),
                List.of(folder.toString(), Integer.toString(hubPort)),
                folder.resolve("hub.log"));
        if (!hub.isReadyWithin(Duration.ofMinutes(10))) {
            throw new NotStarted(folder.resolve("hub.log"));
        }
        return hub;
    }

    /** @param receivers by name, the port of each */
    private void write(Map<String, Integer> receivers) throws IOException {
        put(
                "shop/partner.yaml",
                "name: Shop\nconnections:\n  drop: { file: { root: \"" + folder + "/shop\" } }\n  api: { http: {} }\n");
        String in =
                "direction: in\ncarries: order\nconnector: %s\nformat:\n  csv:\n    columns: { Key: orderNumber, Version:"
                        + " header.version, Article: lines.article.ids.buyer, Quantity: lines.quantity.value }\n    set: {"
                        + " lines.quantity.unit: H87 }\n";
        put("shop/orders-in.yaml", in.formatted("{ drop: { folder: out } }"));
        put("shop/web-in.yaml", in.formatted("{ api: { path: /orders, anonymous: true } }"));
        Files.createDirectories(folder.resolve("shop/out"));
        for (Map.Entry<String, Integer> receiver : receivers.entrySet()) {
            put(
                    receiver.getKey() + "/partner.yaml",
                    "name: Receiver\nconnections: { api: { http: { address: \"http://127.0.0.1:" + receiver.getValue()
                            + "\" } } }\n");
            put(
                    receiver.getKey() + "/orders-out.yaml",
                    "direction: out\ncarries: order\n"
                            + (batch > 1 ? "batch: { max: " + batch + ", every: 1s }\n" : "")
                            + "connector: { api: { timeout: 10s } }\nformat:\n  csv:\n    separator: \";\"\n"
                            + "    columns: { No: orderNumber, V: header.version, Art: lines.article.ids.buyer, Qty:"
                            + " lines.quantity.value }\n");
        }
    }

    private void put(String path, String text) throws IOException {
        Path file = folder.resolve("config/partners").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /**
     * Hands the documents in, by file.
     *
     * @param series what their keys begin with
     */
    private void fill(String series) throws IOException {
        int keys = Math.max(1, documents / VERSIONS_OF_A_KEY);
        for (int from = 0; from < documents; from += IN_A_FILE) {
            StringBuilder text = new StringBuilder("Key,Version,Article,Quantity\n");
            for (int number = from; number < Math.min(from + IN_A_FILE, documents); number++) {
                text.append(series)
                        .append(number % keys)
                        .append(',')
                        .append(1 + number / keys)
                        .append(",A,1\n");
            }
            String name = series + "-%07d.csv".formatted(from);
            Path draft = Files.writeString(folder.resolve("shop/out/." + name), text);
            Files.move(draft, folder.resolve("shop/out").resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** In microseconds. */
    private record Latencies(long p50, long p99) {

        static Latencies of(List<Long> sorted) {
            return new Latencies(sorted.get(sorted.size() / 2) / 1000, sorted.get(sorted.size() * 99 / 100) / 1000);
        }
    }

    private List<Latencies> measurements(Counter receiver) throws IOException, InterruptedException {
        List<Latencies> measured = new ArrayList<>();
        for (int i = 0; i < MEASUREMENTS; i++) {
            measured.add(Latencies.of(probes(receiver, seconds)));
        }
        return measured;
    }

    /** From the first byte of a request with one order until that order is at the receiver, in nanoseconds, the shortest first. */
    private List<Long> probes(Counter receiver, int seconds) throws IOException, InterruptedException {
        Map<String, Long> sent = new LinkedHashMap<>();
        for (int i = 0; i < seconds * PROBES_A_SECOND; i++) {
            String id = "P" + probe++ + "/1";
            receiver.time(id);
            sent.put(id, System.nanoTime());
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hubPort + "/orders"))
                    .header("Idempotency-Key", id)
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "Key,Version,Article,Quantity\n" + id.replace('/', ',') + ",A,1\n"))
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw new IOException("the hub answered " + status);
            }
            Thread.sleep(1000 / PROBES_A_SECOND);
        }
        await(() -> receiver.arrivals().keySet().containsAll(sent.keySet()), "the last probe");
        Map<String, Long> arrivals = receiver.arrivals();
        return sent.entrySet().stream()
                .map(one -> arrivals.getOrDefault(one.getKey(), one.getValue()) - one.getValue())
                .sorted()
                .toList();
    }

    private void tell(String when, List<Latencies> measured) {
        out.println("| " + when + " | " + median(measured, Latencies::p50) + " | " + median(measured, Latencies::p99)
                + " |");
    }

    /** With the least and the greatest. */
    private static String median(List<Latencies> measured, ToLongFunction<Latencies> figure) {
        long[] sorted = measured.stream().mapToLong(figure).sorted().toArray();
        return "%,d µs (%,d–%,d)".formatted(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    private void check(String counts, Victim hub) throws IOException, InterruptedException {
        JsonNode json = JSON.readTree(counts);
        List<String> parked = new ArrayList<>();
        status(hub).path("parked").forEach(one -> parked.add(one.asText()));
        boolean wrong =
                json.path("doubled").asLong() > 0 || json.path("disordered").asLong() > 0 || !parked.isEmpty();
        if (wrong) {
            out.println("\n**Not as it should be**: " + counts + ", parked " + parked);
            failed = true;
        }
    }

    private static long count(Victim counter, String what) throws IOException, InterruptedException {
        return JSON.readTree(counter.ask("counts").orElse("{}")).path(what).asLong();
    }

    private static JsonNode status(Victim hub) throws IOException, InterruptedException {
        return JSON.readTree(hub.ask("status").orElseThrow(() -> new IllegalStateException("the hub died or hangs")));
    }

    private static long waiting(Victim hub, String partner) throws IOException, InterruptedException {
        for (JsonNode channel : status(hub).path("channels")) {
            if (channel.path("id").asText().equals(partner + ".orders-out")) {
                return channel.path("waiting").asLong();
            }
        }
        throw new IllegalStateException("the hub knows no channel of " + partner);
    }

    /** Something that becomes true. */
    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private static void await(Condition condition, String what) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofHours(3).toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(what + " does not come");
            }
            Thread.sleep(20);
        }
    }

    private static long millis(long from, long to) {
        return (to - from) / 1_000_000;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
