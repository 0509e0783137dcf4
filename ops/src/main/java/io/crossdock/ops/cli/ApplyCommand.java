package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Problem;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.ops.Installation;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts the configuration in force. */
@Command(
        name = "apply",
        description = "Checks the configuration and puts it in force in the running hub, without a restart.",
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final ConfigFolder folder;

    @Option(names = "--partly", description = "Also with problems: faulty channels keep out, the others change.")
    private boolean partly;

    ApplyCommand(Console console) {
        this.console = console;
        this.folder = new ConfigFolder(console);
    }

    @Override
    public Integer call() throws IOException {
        Installation installation = folder.installation();
        List<Problem> problems = Inspection.of(installation).problems();
        new ProblemReport(console.out()).print(problems);
        if (!problems.isEmpty() && !partly) {
            console.say(Text.count(problems.size(), "problem") + ": nothing was changed.");
            return ExitCode.SOFTWARE;
        }
        JsonNode answer = RunningHub.of(installation).post("apply", CanonicalJson.MAPPER.createObjectNode());
        console.say("In force: configuration " + answer.path("bundle").asText() + " with "
                + Text.count(answer.path("channels").asLong(), "channel") + ".");
        return problems.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
