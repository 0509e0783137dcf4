package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub pause} and {@code hub resume}: has a channel stand still, on every node, and go on. */
@Command(mixinStandardHelpOptions = true)
final class StillCommand implements Callable<Integer> {

    private final Console console;
    private final String deed;

    @Mixin
    private final Online online;

    @Parameters(index = "0", paramLabel = "<channel>", description = "Its id: partner.channel.")
    private String channel = "";

    @Option(names = "--reason", paramLabel = "<text>", description = "Why, for the audit log.")
    private String reason = "";

    private StillCommand(Console console, String deed) {
        this.console = console;
        this.deed = deed;
        this.online = new Online(console);
    }

    /** @param deed pause or resume */
    static CommandLine line(Console console, String deed) {
        CommandLine line = new CommandLine(new StillCommand(console, deed));
        line.getCommandSpec()
                .usageMessage()
                .description(
                        deed.equals("pause")
                                ? "Has a channel stand still on every node: its inbox is not read, or its queue waits."
                                : "Lets a channel go on that was paused.");
        return line;
    }

    @Override
    public Integer call() throws IOException {
        JsonNode answer = online.hub()
                .post(
                        "channels/" + deed,
                        online.question()
                                .put("channel", channel)
                                .put("author", online.author())
                                .put("reason", reason));
        if (!online.tellsMachine(answer)) {
            console.say(channel + (deed.equals("pause") ? " stands still." : " goes on."));
        }
        return ExitCode.OK;
    }
}
