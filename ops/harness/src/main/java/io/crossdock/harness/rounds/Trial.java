package io.crossdock.harness.rounds;

import io.crossdock.harness.recorder.Books;
import io.crossdock.harness.recorder.Load;
import io.crossdock.harness.recorder.Manners;
import io.crossdock.harness.recorder.Recorder;
import io.crossdock.harness.recorder.Resumption;
import io.crossdock.harness.recorder.Verdict;
import io.crossdock.harness.victim.SlimHub;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One data folder under load: hubs are started on it, die, and at the end the recorder judges. */
final class Trial implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    /** So many answers must have been alike: on a machine that is busy, a pause alone says little. */
    private static final int STILL = 15;

    /** From six in the morning on there is a whole day before the counts begin anew. */
    private static final Duration MORNING = Duration.between(LocalTime.now(ZoneOffset.UTC), LocalTime.of(6, 0));

    private static final Duration LOOK = Duration.ofMillis(50);

    /** As long as something moves a hub has time; this is only to end. */
    private static final Duration LONGEST_SETTLING = Duration.ofHours(1);

    private final Path folder;
    private final Surroundings surroundings;
    private final Duration quiet;
    private final int port = Ports.free();
    private final Recorder recorder;
    private final List<Long> starts = new ArrayList<>();
    private Optional<Victim> victim = Optional.empty();
    private int crashes;
    private int forgotten;

    /** @param quiet how long nothing may have moved before a trial that is not as it should be is given up */
    Trial(Path folder, Surroundings surroundings, long seed, Duration quiet) throws IOException {
        this(folder, surroundings, Load.ALL, Manners.ORDINARY, seed, quiet);
    }

    /** As {@link #Trial(Path, Surroundings, long, Duration)}, with another load and another partner. */
    Trial(Path folder, Surroundings surroundings, Load load, Manners manners, long seed, Duration quiet)
            throws IOException {
        this.folder = Files.createDirectories(folder).toAbsolutePath();
        this.surroundings = surroundings;
        this.quiet = quiet;
        this.recorder =
                new Recorder(this.folder, URI.create("http://127.0.0.1:" + port + "/orders"), load, manners, seed);
        Scenario.write(this.folder, load, recorder.port());
        recorder.start();
    }

    /** Where the recorder sends requests to. */
    int port() {
        return port;
    }

    Path folder() {
        return folder;
    }

    /** From now on: whether documents are taken and come out. */
    Resumption mark() {
        return recorder.mark();
    }

    /** Hands nothing in for a while, or begins again. */
    void pause(boolean paused) {
        recorder.pause(paused);
    }

    Path log() {
        return folder.resolve("hub.log");
    }

    /** The option that makes a hub's clock wrong. */
    static String clock(Duration wrong) {
        return "-Dclock.offset=" + MORNING.plus(wrong);
    }

    /** From now on hubs may have clocks that are wrong by days. */
    void clockMoves() {
        recorder.clockMoves();
    }

    /** Starts a hub; it may not be ready yet. */
    Victim start(List<String> options) throws IOException {
        List<String> all = new ArrayList<>(surroundings.options());
        all.add(clock(Duration.ZERO));
        // what a killed one leaves goes with the trial
        all.add("-Djava.io.tmpdir=" + folder);
        all.addAll(options);
        Victim started = Victim.start(
                SlimHub.class.getName(),
                new Surroundings(surroundings.name(), all, surroundings.environment()),
                List.of(folder.toString(), Integer.toString(port)),
                log());
        victim = Optional.of(started);
        return started;
    }

    /** Starts a hub and waits until it is ready. */
    Victim startReady(List<String> options) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Victim started = start(options);
        if (!started.isReadyWithin(LONGEST_START)) {
            if (started.diesWithin(Duration.ZERO)) {
                throw new NotStarted(log());
            }
            throw new IllegalStateException(
                    "the hub neither dies nor is ready after " + LONGEST_START.toMinutes() + " minutes, see " + log());
        }
        starts.add((System.nanoTime() - begin) / 1_000_000);
        return started;
    }

    /** Waits until there was enough to do for whatever shows under load; in vain where the hub does nothing any more. */
    void work(Victim working, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        int before = recorder.worked();
        while (recorder.worked() == before && System.nanoTime() < end && !working.diesWithin(LOOK)) {
            continue;
        }
    }

    /** How many files and requests the hub has accepted. */
    long accepted() {
        return recorder.accepted();
    }

    /** How many files and requests the partners got. */
    long effects() {
        return recorder.effects();
    }

    /** Counts a death, or whatever else leaves a worker in doubt. */
    void crashed() {
        crashes++;
    }

    /** A database died: so many notes of each channel may be undone, and what they were about comes once more. */
    void forgets(int notes) {
        forgotten += notes;
    }

    int crashes() {
        return crashes;
    }

    /** How long it took to be ready, in milliseconds, one for each start that came so far. */
    List<Long> starts() {
        return List.copyOf(starts);
    }

    /** Hands nothing more in, lets a last hub finish, and judges. */
    Verdict end(List<String> options) throws IOException, InterruptedException {
        return end(options, LONGEST_SETTLING);
    }

    /** As {@link #end(List)}, of a hub that may be so wrong that it never rests. */
    Verdict end(List<String> options, Duration longest) throws IOException, InterruptedException {
        recorder.stopSending();
        Victim last = startReady(options);
        long giveUp = System.nanoTime() + longest.toNanos();
        long moved = System.nanoTime();
        String progress = "";
        int still = 0;
        while (true) {
            Optional<Books> books = last.ask("status").map(Books::read);
            if (books.isEmpty()) {
                throw new IllegalStateException("the hub died or hangs, see " + log());
            }
            if (recorder.isSettled(books.get(), crashes + forgotten)) {
                return recorder.verdict(books.get(), crashes + forgotten);
            }
            String now = recorder.progress(books.get());
            if (!now.equals(progress)) {
                moved = System.nanoTime();
                still = 0;
            }
            progress = now;
            still++;
            boolean quietForLong = System.nanoTime() - moved > quiet.toNanos() && still > STILL;
            if (quietForLong || System.nanoTime() > giveUp) {
                return recorder.verdict(books.get(), crashes + forgotten);
            }
            Thread.sleep(250);
        }
    }

    @Override
    public void close() throws InterruptedException {
        victim.ifPresent(Victim::close);
        recorder.close();
    }
}
