package io.crossdock.ops.cli;

import io.crossdock.config.Configuration;
import io.crossdock.ops.Installation;
import io.crossdock.ops.MovableClock;
import io.crossdock.ops.app.HubApplication;
import io.crossdock.routes.channel.Words;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the hub. */
@Command(
        name = "run",
        description =
                "Runs the hub until it is told to stop (Ctrl-C). Changed files of the configuration take effect by themselves.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final ConfigFolder folder;

    @Option(
            names = "--watch",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description =
                    "Whether changed files take effect by themselves; with --no-watch, what hub apply put in force last stays in force.")
    private boolean watched;

    @Option(names = "--movable-clock", hidden = true, description = "For demos: the clock can be put forward.")
    private boolean movable;

    RunCommand(Console console) {
        this.console = console;
        this.folder = new ConfigFolder(console);
    }

    @Override
    public Integer call() throws IOException {
        Installation installation = folder.installation();
        Configuration configuration = installation.read(Words.of());
        if (!configuration.hubIsSound()) {
            new ProblemReport(console.out()).print(configuration.problems());
            console.err()
                    .println("hub: not started: "
                            + configuration.hubProblems().get(0).at().source() + " is faulty");
            return ExitCode.SOFTWARE;
        }
        InstantSource system = InstantSource.system();
        HubApplication.start(installation, configuration, movable ? new MovableClock(system) : system, watched);
        return KEEP_RUNNING;
    }

    /** The command has done its work; the hub's threads live on. */
    static final int KEEP_RUNNING = -1;
}
