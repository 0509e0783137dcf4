package io.crossdock.ops.cli;

import io.crossdock.config.Configuration;
import io.crossdock.config.Problem;
import io.crossdock.ops.Installation;
import io.crossdock.routes.channel.Words;
import java.io.IOException;
import java.util.ArrayList;
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
        Installation installation = folder.installation();
        Words words = Words.of();
        Configuration configuration = installation.read(words);
        List<Problem> problems = new ArrayList<>(configuration.problems());
        configuration
                .channels()
                .values()
                .forEach(channel -> problems.addAll(words.codec(channel).problems()));
        Samples samples = new Samples(words, installation.config(), accepts);
        problems.addAll(samples.run(configuration));
        new ProblemReport(console.out()).print(problems);
        console.say(Text.count(configuration.partners().size(), "partner") + " and "
                + Text.count(configuration.channels().size(), "channel") + " are sound, "
                + Text.count(samples.count(), "sample") + (accepts ? " accepted." : " run.")
                + " " + verdict(problems));
        return problems.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
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
