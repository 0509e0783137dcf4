package io.crossdock.ops.cli;

import io.crossdock.config.Problem;
import io.crossdock.routes.channel.Words;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks all that is configured. */
@Command(
        name = "check",
        description = "Checks every file of the configuration and runs the samples of every channel.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final ConfigFolder folder;

    @Option(names = "--accept", description = "Rewrites what the samples expect to what the channels do now.")
    private boolean accepts;

    @Option(
            names = "--connect",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "<channel>",
            description =
                    "Then tries the way to the partners from this machine, of all channels or of one: address, credentials, rights,"
                            + " keys and certificates, writing. Leaves no trace there.")
    private @Nullable String connect;

    CheckCommand(Console console) {
        this.console = console;
        this.folder = new ConfigFolder(console);
    }

    @Override
    public Integer call() throws IOException {
        Inspection inspection = Inspection.of(folder.installation(), accepts);
        List<Problem> problems = inspection.problems();
        new ProblemReport(console.out()).print(problems);
        console.say(summary(inspection) + " " + verdict(problems));
        if (!inspection.secretsMissing().isEmpty()) {
            console.say("Secrets without a value on this machine, needed to run: "
                    + String.join(", ", inspection.secretsMissing()) + ".");
        }
        boolean connects = connect == null || connects(connect);
        return problems.isEmpty() && connects ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private boolean connects(String channel) throws IOException {
        Words words = Words.of();
        return new Connecting(words, console).works(folder.installation().read(words), channel);
    }

    private String summary(Inspection inspection) {
        return Text.count(inspection.configuration().partners().size(), "partner") + " and "
                + Text.count(inspection.configuration().channels().size(), "channel") + " are sound, "
                + Text.count(inspection.samples(), "sample") + (accepts ? " accepted." : " run.");
    }

    private static String verdict(List<Problem> problems) {
        long files = problems.stream()
                .map(problem -> problem.at().source())
                .distinct()
                .count();
        return problems.isEmpty()
                ? "No problem was found."
                : Text.count(problems.size(), "problem") + " in " + Text.count(files, "file") + ".";
    }
}
