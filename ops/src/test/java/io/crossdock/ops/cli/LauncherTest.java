package io.crossdock.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, with a Java that only leaves a file among its temporary ones and stays until it is killed. */
class LauncherTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String JAVA =
            """
            #!/usr/bin/env bash
            for option in "$@"; do
                case $option in -Djava.io.tmpdir=*) temporary=${option#*=} ;; esac
            done
            mkdir "$temporary/crossdock-sftp-1"
            printf '%s\\n' "$@" > "$temporary/options"
            touch "$temporary/crossdock-1.spool"
            exec sleep 600
            """;

    private static final Pattern COMMAND = Pattern.compile("^ {2}([a-z]+) ", Pattern.MULTILINE);

    private final List<Process> started = new ArrayList<>();
    private final Path home;
    private final Path temporary;

    LauncherTest(@TempDir Path folder) throws IOException {
        home = folder.resolve("home");
        temporary = Files.createDirectories(folder.resolve("temporary files"));
        Files.createDirectories(home.resolve("ops/target"));
        Files.copy(launcher(), home.resolve("hub"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createFile(home.resolve("ops/target/.built"));
        Files.createDirectories(home.resolve("java/bin"));
        Files.writeString(home.resolve("java/release"), "JAVA_VERSION=\"17.0.1\"\n");
        Path java = Files.writeString(home.resolve("java/bin/java"), JAVA);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path launcher() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("hub")) ? here.resolve("hub") : here.resolveSibling("hub");
    }

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void namesEveryCommandInItsHeader() throws IOException {
        List<String> header = Files.readAllLines(launcher()).stream()
                .takeWhile(line -> line.startsWith("#"))
                .flatMap(line -> Stream.of(line.split("[ ,]+")))
                .toList();
        String help = new Terminal(home).type("help").said();
        List<String> commands = COMMAND.matcher(help.substring(help.indexOf("Commands:")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(commands).hasSizeGreaterThan(20);
        assertThat(header).containsAll(commands);
    }

    @Test
    void leavesNothingOfAKilledHubAmongTheTemporaryFilesOnceItStartsAgain() throws Exception {
        Process first = start();
        Path left = await().atMost(PATIENCE)
                .until(this::inUse, all -> all.size() == 1)
                .get(0);
        first.destroyForcibly().waitFor();
        assertThat(left).exists();

        start();

        await().atMost(PATIENCE).until(() -> inUse().size() == 1 && !Files.exists(left));
        assertThat(folders()).isEqualTo(inUse());
    }

    @Test
    void startsAHubFromItsClassArchiveWhereThereIsOne() throws Exception {
        String option = "-XX:SharedArchiveFile=" + home.resolve("ops/target/hub.jsa");
        assertThat(options()).doesNotContain(option).contains("run");

        Files.createFile(home.resolve("ops/target/hub.jsa"));

        assertThat(options()).contains(option);
    }

    @Test
    void givesAHubOfThousandsOfChannelsTheMemoryForThem() throws Exception {
        Path partner = Files.createDirectories(home.resolve("our config/partners/nordwind"));
        Files.createFile(partner.resolve("partner.yaml"));
        assertThat(options("--config", "our config")).contains("-Xmx256m");

        for (int channel = 1; channel <= 1000; channel++) {
            Files.createFile(partner.resolve("orders-" + channel + ".yaml"));
        }
        assertThat(options("--config=our config")).contains("-Xmx256m");

        Files.createFile(partner.resolve("stock.yaml"));
        assertThat(options("--no-watch", "--config", "our config")).contains("-Xmx512m");
        assertThat(options()).as("no configuration yet").contains("-Xmx256m");
    }

    /** Of the Java of a hub that is started now. */
    private List<String> options(String... arguments) throws Exception {
        Process hub = start(arguments);
        Path folder = await().atMost(PATIENCE)
                .until(this::inUse, all -> all.size() == 1)
                .get(0);
        List<String> options = Files.readAllLines(folder.resolve("options"));
        hub.destroyForcibly().waitFor();
        Files.delete(folder.resolve("crossdock-1.spool"));
        return options;
    }

    @Test
    void leavesAloneWhatAnotherHubOfTheMachineHasInHand() throws Exception {
        start();
        await().atMost(PATIENCE).until(() -> inUse().size() == 1);

        start();

        await().atMost(PATIENCE).until(() -> inUse().size() == 2);
    }

    private Process start(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("hub").toString(), "run")
                .directory(home.toFile())
                .inheritIO();
        builder.command().addAll(List.of(arguments));
        builder.environment().put("JAVA_HOME", home.resolve("java").toString());
        builder.environment().put("TMPDIR", temporary.toString());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** Those in which something lies. */
    private List<Path> inUse() throws IOException {
        return folders().stream()
                .filter(folder -> Files.exists(folder.resolve("crossdock-1.spool")))
                .toList();
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.sorted().toList();
        }
    }
}
