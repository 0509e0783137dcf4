package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub pause}, {@code hub drain} and {@code hub resume}: has a channel stand still, on every node, and go on. */
@Command(mixinStandardHelpOptions = true)
final class StillCommand implements Callable<Integer> {

    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "pause", "Has a channel stand still on every node: its inbox is not read, or its queue waits.",
            "drain", "Has an out-channel send what waits, also what is being collected, and then stand still.",
            "resume", "Lets a channel go on that was paused or drained.");

    private static final Map<String, String> SAID = Map.of(
            "pause", " stands still.",
            "drain", " sends what waits, and then stands still.",
            "resume", " goes on.");

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

    /** @param deed pause, drain or resume */
    static CommandLine line(Console console, String deed) {
        CommandLine line = new CommandLine(new StillCommand(console, deed));
        line.getCommandSpec().usageMessage().description(DESCRIPTIONS.getOrDefault(deed, ""));
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
            console.say(channel + SAID.getOrDefault(deed, ""));
        }
        return ExitCode.OK;
    }
}
