package io.crossdock.harness.rounds;

import io.crossdock.harness.victim.SlimHub;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A process that is started to be killed. It answers one line of text with one line. */
final class Victim implements AutoCloseable {

    private static final List<String> QUICK_START =
            List.of("-Xmx256m", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final Process process;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private Victim(Process process) {
        this.process = process;
    }

    /**
     * Starts a main class with this process' class path.
     *
     * @param options of the virtual machine
     * @param log what it says is added here
     */
    static Victim start(String main, List<String> options, List<String> arguments, Path log) throws IOException {
        return start(main, new Surroundings(main, options), arguments, log);
    }

    /** As {@link #start(String, List, List, Path)}. */
    static Victim start(String main, Surroundings surroundings, List<String> arguments, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUICK_START);
        command.addAll(surroundings.options());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(arguments);
        ProcessBuilder process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        process.environment().putAll(surroundings.environment());
        Victim victim = new Victim(process.start());
        Thread reader = new Thread(victim::read, "answers");
        reader.setDaemon(true);
        reader.start();
        return victim;
    }

    private void read() {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals(SlimHub.READY)) {
                    ready.countDown();
                } else if (line.startsWith("{")) {
                    answers.add(line);
                }
            }
        } catch (IOException ended) {
            answers.add("");
        }
    }

    /** Whether it says that it is ready in time, and does not die before. */
    boolean isReadyWithin(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            if (ready.await(20, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return ready.getCount() == 0;
    }

    /** Its answer; absent where it is dead or silent. */
    Optional<String> ask(String line) throws InterruptedException {
        answers.clear();
        try {
            OutputStream in = process.getOutputStream();
            in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException dead) {
            return Optional.empty();
        }
        return Optional.ofNullable(answers.poll(20, TimeUnit.SECONDS)).filter(answer -> !answer.isEmpty());
    }

    /** Whether it dies by itself, before it is ready or in time after that. */
    boolean diesOnceReady(Duration limit) throws InterruptedException {
        isReadyWithin(LONGEST_START);
        return diesWithin(limit);
    }

    /** Whether it dies by itself in time. */
    boolean diesWithin(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends it a signal: {@code STOP}, {@code CONT}. */
    void signal(String name) throws IOException, InterruptedException {
        int sent = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (sent != 0) {
            throw new IOException("kill -" + name + " " + process.pid() + " ended with " + sent);
        }
    }

    int exitCode() {
        return process.exitValue();
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
