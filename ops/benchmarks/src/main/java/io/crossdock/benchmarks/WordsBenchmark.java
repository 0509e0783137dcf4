package io.crossdock.benchmarks;

import io.crossdock.config.Settings;
import io.crossdock.config.When;
import io.crossdock.config.yaml.YamlSettings;
import io.crossdock.connectors.Connector;
import io.crossdock.connectors.Source;
import io.crossdock.connectors.Target;
import io.crossdock.connectors.file.FileSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** What connectors cost that no channel uses: one channel on a folder, alone and with all words known; and with some of them used. */
final class WordsBenchmark {

    private static final int ROUNDS = 5;

    private enum Mode {
        ALONE("one channel on a folder, its word alone"),
        KNOWN("the same, and every word is known"),
        USED("the same, and a route each of sftp, ftp, jms, sql, mail and salesforce");

        private final String words;

        Mode(String words) {
            this.words = words;
        }
    }

    /** What a process says of itself, started and collected: milliseconds, classes, kilobytes of heap and of memory. */
    private record Cost(double[] figures) {}

    private final Path folder;

    WordsBenchmark(Path folder) {
        this.folder = folder;
    }

    /** @param arguments a folder, and a mode */
    public static void main(String[] arguments) throws Exception {
        long start = ManagementFactory.getRuntimeMXBean().getStartTime();
        Mode mode = Mode.valueOf(arguments[1]);
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            FileSource file = new FileSource();
            add(camel, file, "{ root: \"" + arguments[0] + "\" }", "{ folder: out }", true);
            int words = mode == Mode.ALONE ? 1 : known();
            if (mode == Mode.USED) {
                use(camel);
            }
            camel.start();
            long ready = System.currentTimeMillis() - start;
            System.gc();
            long heap =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            System.out.println("cost " + ready + " "
                    + ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() + " " + heap / 1024 + " "
                    + resident() + " " + words);
        }
    }

    /** Asks every word what it can be told, as a hub does to read its configuration. */
    private static int known() {
        int settings = 0;
        for (Source source : ServiceLoader.load(Source.class)) {
            settings += source.spec().settings().size()
                    + source.connection().settings().size();
        }
        for (Target target : ServiceLoader.load(Target.class)) {
            settings += target.spec().settings().size()
                    + target.connection().settings().size();
        }
        return settings;
    }

    private static void use(DefaultCamelContext camel) throws Exception {
        List<String> used = List.of("sftp", "ftp", "jms", "sql", "mail", "salesforce");
        for (Source source : ServiceLoader.load(Source.class)) {
            if (used.contains(source.spec().name())) {
                add(
                        camel,
                        source,
                        source.connection().examples().get(0),
                        source.spec().examples().get(0),
                        false);
            }
        }
    }

    private static void add(
            DefaultCamelContext camel, Source source, String connection, String channel, boolean started)
            throws Exception {
        Settings settings = settings(source, connection, channel);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                source.from(this, settings, new When.Every(Duration.ofSeconds(1)), new SftpTransfers.NoBookmark())
                        .autoStartup(started)
                        .process(exchange -> exchange.getMessage().setBody(""));
            }
        });
    }

    private static Settings settings(Connector connector, String connection, String channel) {
        return YamlSettings.read(connector.connection(), connection, "benchmark", name -> List.of("user:password"))
                .get()
                .with(YamlSettings.read(((Source) connector).spec(), channel, "benchmark", name -> List.of())
                        .get());
    }

    private static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    String table() throws Exception {
        Files.createDirectories(folder.resolve("out"));
        Map<Mode, double[][]> costs = new LinkedHashMap<>();
        for (int round = 0; round <= ROUNDS; round++) {
            for (Mode mode : Mode.values()) {
                Cost cost = run(mode);
                if (round > 0) {
                    costs.computeIfAbsent(mode, one -> new double[4][ROUNDS]);
                    for (int figure = 0; figure < 4; figure++) {
                        costs.get(mode)[figure][round - 1] = cost.figures()[figure];
                    }
                }
            }
        }
        StringBuilder table = new StringBuilder(
                "\n### Connectors that no channel uses\n\n| | ready ms | classes | heap kB | resident kB |\n|---|---|---|---|---|\n");
        costs.forEach((mode, figures) -> {
            table.append("| ").append(mode.words).append(" |");
            Arrays.stream(figures).forEach(figure -> table.append(' ')
                    .append(Contest.spread("%,.0f", figure))
                    .append(" |"));
            table.append(String.format(Locale.ROOT, "%n"));
        });
        return table.toString();
    }

    private Cost run(Mode mode) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WordsBenchmark.class.getName(),
                        folder.toString(),
                        mode.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String cost = lines.lines()
                    .filter(line -> line.startsWith("cost "))
                    .findFirst()
                    .orElseThrow();
            process.waitFor();
            return new Cost(Arrays.stream(cost.split(" ", -1))
                    .skip(1)
                    .mapToDouble(Double::parseDouble)
                    .toArray());
        }
    }
}
