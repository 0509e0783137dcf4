package io.crossdock.ops.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the hub at work between four partners. */
@Command(
        name = "demo",
        description = "Starts the hub and four partners, shows what moves between them, and has it judged.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    private final PrintWriter out;
    private final Path home;
    private final ToIntFunction<String[]> commands;

    @Option(names = "--once", description = "Ends after the verdict, with 0 or 1, instead of staying up.")
    private boolean once;

    @Option(names = "--documents", defaultValue = "20", description = "How many each partner sends (${DEFAULT-VALUE}).")
    private int documents;

    @Option(names = "--rate", defaultValue = "2", description = "How many a second (${DEFAULT-VALUE}).")
    private double rate;

    @Option(names = "--seed", defaultValue = "1", description = "All content follows from it (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--kill", defaultValue = "0", description = "Kills the hub's process so many times under load.")
    private int kills;

    /** @param commands runs a command of the hub in this process and gives its exit code */
    public DemoCommand(PrintWriter out, Path home, ToIntFunction<String[]> commands) {
        this.out = out;
        this.home = home;
        this.commands = commands;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Demo demo =
                new Demo(new Stage(home.toAbsolutePath()), new Demo.Size(documents, rate, seed, kills), out, commands);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(demo), "demo-end"));
        int verdict = demo.play();
        if (!once) {
            demo.stay();
        }
        demo.close();
        return verdict;
    }

    private static void close(Demo demo) {
        try {
            demo.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
