package io.crossdock.ops.cli;

import io.crossdock.config.Checked;
import io.crossdock.config.templates.Scaffold;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a channel. */
@Command(
        name = "channel",
        description = "Starts the file of a channel from a template; without --from, says which templates there are.",
        mixinStandardHelpOptions = true)
final class NewChannelCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final ConfigFolder folder;

    @Parameters(
            arity = "1..2",
            paramLabel = "<partner>.<name>",
            description = "Its id, as in nordwind.orders-out; a blank may stand for the dot.")
    private List<String> words = List.of();

    @Option(names = "--from", paramLabel = "<template>", description = "The template to start from.")
    private String template = "";

    NewChannelCommand(Console console) {
        this.console = console;
        this.folder = new ConfigFolder(console);
    }

    @Override
    public Integer call() throws IOException {
        Scaffold scaffold = new Scaffold(folder.installation().config());
        List<String> id = List.of(String.join(".", words).split("\\.", 2));
        if (id.size() < 2 || template.isEmpty()) {
            console.err()
                    .println("hub: write hub new channel <partner>.<name> --from <template>. Templates: "
                            + String.join(", ", scaffold.templates()));
            return ExitCode.USAGE;
        }
        Checked<Path> written = scaffold.channel(id.get(0), id.get(1), template);
        if (!(written instanceof Checked.Sound<Path> sound)) {
            new ProblemReport(console.out()).print(written.problems());
            return ExitCode.SOFTWARE;
        }
        console.say("Written: " + sound.value());
        console.say(
                "Next: change it to what was agreed, then hub check and hub try " + String.join(".", id) + " <file>");
        return ExitCode.OK;
    }
}
