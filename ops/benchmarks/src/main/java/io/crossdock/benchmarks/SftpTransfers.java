package io.crossdock.benchmarks;

import io.crossdock.config.Problem;
import io.crossdock.config.Settings;
import io.crossdock.config.When;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Answer;
import io.crossdock.connectors.Arrival;
import io.crossdock.connectors.Bookmark;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.Receipt;
import io.crossdock.connectors.sftp.SftpSource;
import io.crossdock.connectors.sftp.SftpTarget;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32C;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Many small files and one huge one over SFTP, both ways, within a small heap; the server is a process of its own. Fails where a file is
 * lost, doubled or damaged, or is seen before it is whole.
 */
public final class SftpTransfers {

    private static final long MEGABYTE = 1024 * 1024;

    private final Path folder;
    private final SftpServer server;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Map<String, String> taken = new ConcurrentHashMap<>();

    private SftpTransfers(Path folder) throws IOException {
        this.folder = folder;
        this.server = SftpServer.start(folder);
    }

    /**
     * @param arguments a folder, how many small files, and how many megabytes the huge one has
     */
    public static void main(String[] arguments) throws Exception {
        int files = Integer.parseInt(arguments[1]);
        long bytes = Long.parseLong(arguments[2]) * MEGABYTE;
        SftpTransfers transfers = new SftpTransfers(Path.of(arguments[0]));
        try {
            transfers.start();
            transfers.takeMany(files);
            transfers.sendMany(files);
            transfers.takeHuge(bytes);
            transfers.sendHuge(bytes);
        } finally {
            transfers.camel.stop();
            transfers.server.close();
        }
    }

    private void start() throws Exception {
        SftpSource source = new SftpSource();
        SftpTarget target = new SftpTarget();
        Settings from = server.settings(source, source.spec(), "{ folder: /out, after: delete }");
        Settings to = server.settings(target, target.spec(), "{ folder: /in }");
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                source.from(this, from, new When.Every(Duration.ofSeconds(1)), new NoBookmark())
                        .process(exchange -> take(exchange.getMessage().getMandatoryBody(Arrival.class)));
                target.to(from("direct:out"), to);
            }
        });
        camel.start();
    }

    private void take(Arrival arrival) throws IOException {
        String digest;
        try (InputStream in = arrival.wire().open()) {
            digest = digest(in);
        }
        if (taken.put(arrival.wire().name(), digest) != null) {
            throw new IllegalStateException(arrival.wire().name() + " was taken twice");
        }
    }

    private static String digest(InputStream in) throws IOException {
        CRC32C sum = new CRC32C();
        byte[] buffer = new byte[64 * 1024];
        long size = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            sum.update(buffer, 0, read);
            size += read;
        }
        return size + " bytes " + Long.toHexString(sum.getValue());
    }

    private static byte[] small(int number) {
        return ("UNH+" + number + "+ORDERS:D:96A:UN'").repeat(40).getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(byte[] bytes) throws IOException {
        try (InputStream in = Wire.of("", bytes).open()) {
            return digest(in);
        }
    }

    private void takeMany(int files) throws IOException {
        for (int number = 0; number < files; number++) {
            Files.write(folder.resolve("staging"), small(number));
            Files.move(folder.resolve("staging"), folder.resolve("out/order-" + number + ".edi"));
        }
        long start = System.nanoTime();
        await(files);
        say("in, " + files + " files of 1 kB", start, files, "files/s");
        for (int number = 0; number < files; number++) {
            demand(
                    "order-" + number + ".edi",
                    taken.getOrDefault("order-" + number + ".edi", "nothing"),
                    digest(small(number)));
        }
        taken.clear();
    }

    private void await(int files) {
        while (taken.size() < files) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private void sendMany(int files) throws IOException {
        long start = System.nanoTime();
        for (int number = 0; number < files; number++) {
            send(Wire.of("order-" + number + ".edi", small(number)));
        }
        say("out, " + files + " files of 1 kB", start, files, "files/s");
        for (int number = 0; number < files; number++) {
            Path file = folder.resolve("in/order-" + number + ".edi");
            demand(file.toString(), digest(Files.readAllBytes(file)), digest(small(number)));
            Files.delete(file);
        }
    }

    private void send(Wire wire) {
        Receipt receipt = camel.createFluentProducerTemplate()
                .to("direct:out")
                .withBody(new Dispatch(wire, "key-" + wire.name(), "application/edifact"))
                .request(Receipt.class);
        if (receipt.result() != Receipt.Result.DELIVERED) {
            throw new IllegalStateException(
                    receipt.problem().map(Problem::toString).orElse("not delivered"));
        }
    }

    /** The file grows while the hub looks. */
    private void takeHuge(long bytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("out/huge.edi"));
                InputStream in = new HugeFile(bytes)) {
            in.transferTo(out);
        }
        long start = System.nanoTime();
        await(1);
        say("in, one file of " + bytes / MEGABYTE + " MB", start, bytes / (double) MEGABYTE, "MB/s");
        demand("huge.edi", taken.getOrDefault("huge.edi", "nothing"), digest(new HugeFile(bytes)));
        taken.clear();
    }

    private void sendHuge(long bytes) throws IOException {
        Path whole = folder.resolve("in/huge.edi");
        Thread watch = new Thread(() -> watch(whole, bytes), "watch");
        watch.setDaemon(true);
        watch.start();
        long start = System.nanoTime();
        send(new Wire() {
            @Override
            public String name() {
                return "huge.edi";
            }

            @Override
            public InputStream open() {
                return new HugeFile(bytes);
            }
        });
        say("out, one file of " + bytes / MEGABYTE + " MB", start, bytes / (double) MEGABYTE, "MB/s");
        try (InputStream in = Files.newInputStream(whole)) {
            demand("huge.edi", digest(in), digest(new HugeFile(bytes)));
        }
        Files.delete(whole);
    }

    /** Whoever sees a part of it under its name has caught the hub. */
    private static void watch(Path whole, long bytes) {
        while (!Thread.currentThread().isInterrupted()) {
            long size = whole.toFile().length();
            if (size > 0) {
                if (size != bytes) {
                    System.err.println("half of a file was seen under its name: " + size);
                    Runtime.getRuntime().halt(1);
                }
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    private static void demand(String name, String found, String wanted) {
        if (!wanted.equals(found)) {
            throw new IllegalStateException(name + " has " + found + " instead of " + wanted);
        }
    }

    private static void say(String what, long start, double count, String unit) throws IOException {
        double seconds = (System.nanoTime() - start) / 1e9;
        String memory = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElse("");
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f s | %.1f %s | %s |%n",
                what,
                seconds,
                count / seconds,
                unit,
                memory.replaceAll("\\D", "").replaceFirst("\\d{3}$", " MB at most"));
    }

    /** The place of a file is all that is known. */
    static final class NoBookmark implements Bookmark {
        @Override
        public Optional<String> read() {
            return Optional.empty();
        }

        @Override
        public Optional<Answer> told(String reference) {
            return Optional.empty();
        }

        @Override
        public void write(String place) {}
    }
}
