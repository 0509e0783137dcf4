package io.crossdock.ops.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** The story of the demo, from an empty hub to the judge's verdict. */
final class Demo implements AutoCloseable {

    private static final ZoneId TILLS = ZoneId.of("Europe/Berlin");
    private static final LocalTime CUT_OFF = LocalTime.of(23, 55);
    private static final String USER = "demo";
    private static final String PASSWORD = "crossdock-demo";
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration SETTLE = Duration.ofMinutes(5);
    private static final List<String> HUB_OPTIONS =
            List.of("-Xms32m", "-Xmx256m", "-Xss512k", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8");
    private static final List<String> PARTNER_OPTIONS =
            List.of("-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8");

    /**
     * How much, how fast, and how rough.
     *
     * @param kills how often the hub's process is killed while documents move
     */
    record Size(int documents, double rate, long seed, int kills) {}

    private final Stage stage;
    private final Size size;
    private final PrintWriter out;
    private final ToIntFunction<String[]> commands;
    private final Doors doors = new Doors();
    private final Board board;
    private final InstantSource clock = InstantSource.system();
    private final Map<String, Child> partners = new LinkedHashMap<>();
    private final CountDownLatch leaving = new CountDownLatch(1);
    private Optional<Child> hub = Optional.empty();

    /** @param commands runs a command of the hub in this process and gives its exit code */
    Demo(Stage stage, Size size, PrintWriter out, ToIntFunction<String[]> commands) {
        this.stage = stage;
        this.size = size;
        this.out = out;
        this.commands = commands;
        this.board = new Board(out);
    }

    /** Plays it; 0 where every document arrived exactly once with the right content. */
    int play() throws IOException, InterruptedException {
        stage.clear();
        startHub();
        startPartners();
        meet();
        move();
        passCutOff();
        settle();
        report();
        return judge();
    }

    /** Stays up until the process is told to end. */
    void stay() throws InterruptedException {
        out.println();
        out.println("The hub and its partners stay up: http://127.0.0.1:8080/  (Ctrl-C ends them)");
        out.println("Log in there as " + USER + ", with the password " + PASSWORD);
        leaving.await();
    }

    private void startHub() throws IOException, InterruptedException {
        say("Starting the hub on embedded defaults ...");
        launchHub();
        Child child = hub.orElseThrow();
        out.printf(
                "  ready: %.1f CPU seconds, %s MB%n",
                child.cpu().toMillis() / 1000.0,
                child.memory().map(String::valueOf).orElse("?"));
    }

    private void launchHub() throws IOException, InterruptedException {
        Files.deleteIfExists(stage.data().resolve("access"));
        List<String> options = new ArrayList<>(HUB_OPTIONS);
        options.addAll(stage.classArchive());
        options.add("-Dcrossdock.home=" + stage.home());
        Child child = Child.java(
                "the hub",
                stage.home(),
                stage.log("hub"),
                System.getProperty("java.class.path"),
                options,
                "io.crossdock.ops.cli.Main",
                "run",
                "--movable-clock",
                "--config",
                stage.config().toString());
        hub = Optional.of(child);
        await(START, () -> doors.hub(stage.data()).isPresent() || !child.isAlive());
        if (!child.isAlive()) {
            throw new IOException("the hub did not start; " + child.lastWords());
        }
    }

    private void startPartners() throws IOException, InterruptedException {
        say(
                "Starting four partners, each its own process: a supplier's ERP, a dealer, a marketplace, a store's tills ...");
        run(
                "xref",
                "import",
                stage.config().resolve("tables/articles.csv").toString(),
                "--config",
                stage.config().toString());
        admit();
        String classPath = Child.classPath(stage.home().resolve("ops/simulators/target"));
        for (String partner : Stage.PARTNERS) {
            Path folder = Files.createDirectories(stage.folder(partner));
            partners.put(
                    partner,
                    Child.java(
                            partner,
                            stage.home(),
                            stage.log(partner.toLowerCase(java.util.Locale.ROOT)),
                            classPath,
                            PARTNER_OPTIONS,
                            "io.crossdock.simulators." + partner,
                            "--data",
                            folder.toString(),
                            "--seed",
                            Long.toString(size.seed()),
                            "--documents",
                            Integer.toString(size.documents()),
                            "--rate",
                            Double.toString(size.rate())));
        }
        for (Map.Entry<String, Child> partner : partners.entrySet()) {
            await(
                    START,
                    () -> doors.partner(stage.folder(partner.getKey())).isPresent()
                            || !partner.getValue().isAlive());
            if (!partner.getValue().isAlive()) {
                throw new IOException(partner.getValue().lastWords());
            }
        }
    }

    /** Whoever looks at the demo may do everything in it: it listens on this machine alone. */
    private void admit() throws IOException {
        Path password = stage.folder().resolve("password");
        Files.writeString(password, PASSWORD + "\n");
        run(
                "user",
                "add",
                USER,
                "--role",
                "administrator",
                "--payloads",
                "--password-file",
                password.toString(),
                "--config",
                stage.config().toString());
    }

    private void meet() throws IOException {
        say("Putting the partners' folders in place; the running hub takes them up ...");
        stage.addPartners();
        run("apply", "--partly", "--config", stage.config().toString());
    }

    private void move() throws IOException, InterruptedException {
        say("Documents move:");
        Instant end = clock.instant().plus(Duration.ofMillis((long) (size.documents() / size.rate() * 1000) + 4000));
        Path marketplace = stage.folder("Marktplatz");
        pause(Duration.ofSeconds(2));
        board.line(doors.hub(stage.data()));
        out.println("  - the marketplace is switched off");
        doors.tell(marketplace, "off");
        pause(Duration.ofSeconds(4));
        board.line(doors.hub(stage.data()));
        out.println("  - the marketplace is back");
        doors.tell(marketplace, "on");
        killSometimes();
        while (clock.instant().isBefore(end)) {
            pause(Duration.ofSeconds(2));
            board.line(doors.hub(stage.data()));
        }
        awaitSent();
    }

    private void killSometimes() throws IOException, InterruptedException {
        Random chance = new Random(size.seed());
        for (int round = 0; round < size.kills(); round++) {
            pause(Duration.ofMillis(300 + chance.nextInt(2200)));
            out.println("  - the hub is killed (kill -9), round " + (round + 1) + " of " + size.kills());
            hub.orElseThrow().kill();
            launchHub();
            board.line(doors.hub(stage.data()));
        }
    }

    /** Until no partner has anything left to send. */
    private void awaitSent() throws IOException, InterruptedException {
        await(SETTLE, () -> {
            for (String partner : Stage.PARTNERS) {
                Optional<JsonNode> status = doors.partner(stage.folder(partner));
                if (status.map(one -> one.path("waiting").asInt()).orElse(1) > 0) {
                    return false;
                }
            }
            return board.isIdle(doors.hub(stage.data()), "nordwind.sales-out");
        });
    }

    /** The tills' day ends: the hub's clock is put forward to one minute after the cut-off. */
    private void passCutOff() throws IOException {
        Instant now = clock.instant();
        Instant due =
                LocalDate.ofInstant(now, TILLS).atTime(CUT_OFF).atZone(TILLS).toInstant();
        Duration shift = due.isAfter(now) ? Duration.between(now, due).plusMinutes(1) : Duration.ofMinutes(2);
        out.println("  - the hub's clock passes " + CUT_OFF + ": the day's sales leave in one file");
        doors.advance(stage.data(), shift);
    }

    private void settle() throws IOException, InterruptedException {
        pause(Duration.ofSeconds(4));
        await(SETTLE, () -> board.isIdle(doors.hub(stage.data()), ""));
    }

    private void report() throws IOException {
        JsonNode status = doors.hub(stage.data()).orElseThrow(() -> new IOException("the hub does not answer"));
        say("By channel:");
        board.channels(status);
        say("Parked, for a person to decide:");
        board.parked(status);
        Child child = hub.orElseThrow();
        out.printf(
                "%nThe hub used %.1f CPU seconds and %s MB.%n",
                child.cpu().toMillis() / 1000.0,
                child.memory().map(String::valueOf).orElse("?"));
    }

    private int judge() throws IOException, InterruptedException {
        say("The judge compares what the partners sent with what they got, without a line of the hub's code:");
        Path log = stage.log("verdict");
        Child verdict = Child.java(
                "the judge",
                stage.home(),
                log,
                Child.classPath(stage.home().resolve("ops/simulators/target")),
                PARTNER_OPTIONS,
                "io.crossdock.simulators.verdict.Verdict",
                "--data",
                stage.folder().toString(),
                "--xref",
                stage.config().resolve("tables/articles.csv").toString(),
                "--wait",
                "90",
                "--settle",
                "2",
                "--repeats",
                size.kills() > 0 ? "allow" : "forbid");
        int code = verdict.exitCode();
        Files.readAllLines(log).forEach(line -> out.println("  " + line));
        return code;
    }

    private void run(String... command) throws IOException {
        int code = commands.applyAsInt(command);
        if (code != 0) {
            throw new IOException("hub " + String.join(" ", command) + " ended with " + code);
        }
    }

    private void say(String line) {
        out.println();
        out.println(line);
    }

    /** Something that is asked again and again. */
    @FunctionalInterface
    private interface Condition {
        boolean holds() throws IOException;
    }

    private void await(Duration most, Condition condition) throws IOException, InterruptedException {
        Instant end = clock.instant().plus(most);
        while (!condition.holds()) {
            if (clock.instant().isAfter(end)) {
                throw new IOException("waited " + most.toSeconds() + " s in vain; "
                        + hub.map(Child::lastWords).orElse(""));
            }
            pause(Duration.ofMillis(300));
        }
    }

    private void pause(Duration length) throws InterruptedException {
        leaving.await(length.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        leaving.countDown();
        for (Child partner : partners.values()) {
            partner.stop();
        }
        if (hub.isPresent()) {
            hub.get().stop();
        }
    }
}
