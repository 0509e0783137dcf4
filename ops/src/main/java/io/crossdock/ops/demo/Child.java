package io.crossdock.ops.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process of the demo; what it prints goes to a file. */
final class Child {

    private final String name;
    private final Path log;
    private final Process process;

    /** The launcher's folder for temporary files: what a killed process leaves there goes with it. */
    private static final String TEMPORARY = "java.io.tmpdir";

    private Child(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** Starts a Java program. */
    static Child java(
            String name, Path workplace, Path log, String classPath, List<String> options, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-D" + TEMPORARY + "=" + System.getProperty(TEMPORARY));
        command.add("-cp");
        command.add(classPath);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(workplace.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new Child(name, log, process);
    }

    /** All jars of a built module. */
    static String classPath(Path target) throws IOException {
        try (var jars = Files.list(target);
                var libraries = Files.list(target.resolve("lib"))) {
            return java.util.stream.Stream.concat(jars, libraries)
                    .map(Path::toString)
                    .filter(path -> path.endsWith(".jar"))
                    .sorted()
                    .reduce((one, other) -> one + java.io.File.pathSeparator + other)
                    .orElseThrow(() -> new IOException("nothing is built in " + target));
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** As a power cut would end it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, and ends it if it does not within 20 s. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            kill();
        }
    }

    /** CPU time used so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Resident memory in MB, where the system tells it. */
    Optional<Long> memory() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return Optional.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst();
    }

    /** The last lines that it printed. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return name + " said last:\n  "
                    + String.join("\n  ", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
