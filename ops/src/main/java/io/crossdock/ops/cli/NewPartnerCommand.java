package io.crossdock.ops.cli;

import io.crossdock.config.Checked;
import io.crossdock.config.templates.Scaffold;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Starts a partner. */
@Command(
        name = "partner",
        description = "Starts the folder of a partner with its partner.yaml.",
        mixinStandardHelpOptions = true)
final class NewPartnerCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final ConfigFolder folder;

    @Parameters(index = "0", paramLabel = "<id>", description = "Its id: lower-case letters, digits and hyphens.")
    private String id = "";

    NewPartnerCommand(Console console) {
        this.console = console;
        this.folder = new ConfigFolder(console);
    }

    @Override
    public Integer call() throws IOException {
        Checked<Path> written = new Scaffold(folder.installation().config()).partner(id);
        if (!(written instanceof Checked.Sound<Path> sound)) {
            new ProblemReport(console.out()).print(written.problems());
            return ExitCode.SOFTWARE;
        }
        console.say("Written: " + sound.value());
        console.say("Next: write its name and connections there, then hub new channel " + id + ".<name>");
        return ExitCode.OK;
    }
}
