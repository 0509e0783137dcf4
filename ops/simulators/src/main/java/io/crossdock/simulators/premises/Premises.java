package io.crossdock.simulators.premises;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A partner program's own ground: its folder, its journals, its secrets, its clock. */
public final class Premises implements AutoCloseable {

    private static final Duration SOON = Duration.ofMillis(100);

    private final String partner;
    private final Path data;
    private final Journal sent;
    private final Journal received;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);

    private Premises(String partner, Path data) {
        this.partner = partner;
        this.data = data;
        sent = Journal.open(data.resolve("sent.jsonl"));
        received = Journal.open(data.resolve("received.jsonl"));
    }

    public static Premises open(String partner, Path data) throws IOException {
        Files.createDirectories(data);
        return new Premises(partner, data);
    }

    public String partner() {
        return partner;
    }

    public Journal sent() {
        return sent;
    }

    public Journal received() {
        return received;
    }

    /** A folder within the premises; made where it is not there. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(data.resolve(name));
        } catch (IOException denied) {
            throw new UncheckedIOException("the folder " + data.resolve(name) + " cannot be made", denied);
        }
    }

    public Path file(String name) {
        return data.resolve(name);
    }

    /**
     * A secret that the partner agreed with the hub, kept in {@code secrets/<partner>-<name>}; chosen at random the first time. The
     * hub gets a copy of that folder.
     */
    public String secret(String name) throws IOException {
        return secret(name, random());
    }

    /** A secret of a user's name and password, {@code user:password}. */
    public String login(String name, String user) throws IOException {
        return secret(name, user + ":" + random());
    }

    private static String random() {
        byte[] random = new byte[18];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** A secret with the value that it has the first time. */
    public String secret(String name, String first) throws IOException {
        Path file = folder("secrets").resolve(partner + "-" + name);
        if (!Files.exists(file)) {
            Files.writeString(file, first);
        }
        return Files.readString(file).strip();
    }

    /** Does something again and again, soon for the first time, with the same pause after each time. */
    public void repeat(Duration pause, Runnable work) {
        clock.scheduleWithFixedDelay(
                () -> Faults.report(partner, work), SOON.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Does something once, later. */
    public void after(Duration pause, Runnable work) {
        clock.schedule(() -> Faults.report(partner, work), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Puts a file where others look for it: written elsewhere first, so that nobody reads half of it. */
    public void put(Path target, byte[] bytes) {
        try {
            Path draft = Files.createTempFile(folder("drafts"), "draft", "");
            Files.write(draft, bytes);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException full) {
            throw new UncheckedIOException("the file " + target + " cannot be written", full);
        }
    }

    /** Says where the program can be reached: in {@code endpoint.properties}, and on one line of output. */
    public void announce(Map<String, String> endpoint) {
        Map<String, String> sorted = new TreeMap<>(endpoint);
        String text = sorted.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        put(data.resolve("endpoint.properties"), text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        System.out.println(partner + " ready " + sorted);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
