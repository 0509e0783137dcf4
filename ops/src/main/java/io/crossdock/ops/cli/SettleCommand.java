package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says for the partner what the partner did not say. */
@Command(
        name = "settle",
        description = {
            "Says that a partner has a document of which the hub cannot know it: an answer was lost, and the partner was asked.",
            "What waited behind it goes. If the partner does not have it: hub resend <document> --yes"
        },
        mixinStandardHelpOptions = true)
final class SettleCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final Online online;

    @Parameters(index = "0", paramLabel = "<document>", description = "Its id, as the status page shows it.")
    private String document = "";

    @Option(names = "--channel", paramLabel = "<channel>", description = "Only for this channel.")
    private String channel = "";

    SettleCommand(Console console) {
        this.console = console;
        this.online = new Online(console);
    }

    @Override
    public Integer call() throws IOException {
        JsonNode settled = online.hub()
                .post(
                        "reruns/settled",
                        online.question()
                                .put("document", document)
                                .put("channel", channel)
                                .put("author", online.author()));
        if (online.tellsMachine(settled)) {
            return ExitCode.OK;
        }
        for (JsonNode one : settled) {
            console.say(one.path("name").asText() + " counts as delivered to "
                    + one.path("channel").asText() + ", with "
                    + one.path("documents").asInt() + " document(s).");
        }
        return ExitCode.OK;
    }
}
