package io.crossdock.ops.cli;

import io.crossdock.config.Problem;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
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
        return problems.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
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
