package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.ops.Provenance;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends to a partner once more what it was sent before. */
@Command(
        name = "resend",
        description = {
            "Sends again what a document was sent in: the same bytes under the same name, so that a partner who had it can tell.",
            "Shows what that would be; sends it with --yes."
        },
        mixinStandardHelpOptions = true)
final class ResendCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final ConfigFolder folder;

    @Parameters(
            index = "0",
            paramLabel = "<document>",
            description = "Its number, or its id as the status page shows it.")
    private String document = "";

    @Option(names = "--channel", paramLabel = "<channel>", description = "Only what went to this channel.")
    private String channel = "";

    @Option(names = "--yes", description = "Send it.")
    private boolean yes;

    ResendCommand(Console console) {
        this.console = console;
        this.folder = new ConfigFolder(console);
    }

    @Override
    public Integer call() throws IOException {
        RunningHub hub = RunningHub.of(folder.installation());
        List<JsonNode> sent = new ArrayList<>();
        hub.get("sent/" + URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20"))
                .forEach(sent::add);
        sent.removeIf(one -> !channel.isEmpty() && !one.path("channel").asText().equals(channel));
        if (sent.isEmpty()) {
            console.say("Nothing that holds '" + document + "' was sent" + (channel.isEmpty() ? "" : " to " + channel)
                    + ".");
            return ExitCode.SOFTWARE;
        }
        Table table = new Table("channel", "name", "state", "since", "documents", "outdated");
        sent.forEach(one -> table.row(
                one.path("channel").asText(),
                one.path("name").asText(),
                one.path("state").asText().toLowerCase(Locale.ROOT),
                one.path("created").asText(),
                one.path("documents").asInt(),
                one.path("newer").asInt()));
        table.print(console.out());
        console.say();
        if (!yes) {
            console.say("Nothing is sent yet. To send: hub resend " + document
                    + (channel.isEmpty() ? "" : " --channel " + channel) + " --yes");
            return ExitCode.OK;
        }
        return resend(hub, sent);
    }

    private int resend(RunningHub hub, List<JsonNode> sent) throws IOException {
        String author = Provenance.of(folder.installation().config()).author();
        for (JsonNode one : sent) {
            ObjectNode question = CanonicalJson.MAPPER
                    .createObjectNode()
                    .put("transmission", one.path("transmission").asText())
                    .put("author", author);
            hub.post("resend", question);
            console.say(one.path("name").asText() + " goes to "
                    + one.path("channel").asText() + " again.");
        }
        return ExitCode.OK;
    }
}
