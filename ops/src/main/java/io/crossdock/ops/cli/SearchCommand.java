package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds documents. */
@Command(
        name = "search",
        description = {
            "Finds documents by a number, a file's name, a control number or an id, over all channels and all days.",
            "Without one: what the options fit, of the last day."
        },
        mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final Online online;

    @Parameters(index = "0", arity = "0..1", paramLabel = "<word>", description = "What is known of it.")
    private String word = "";

    @Option(names = "--channel", paramLabel = "<channel>", description = "Only what came or went through it.")
    private String channel = "";

    @Option(names = "--kind", paramLabel = "<kind>", description = "Only documents of this kind.")
    private String kind = "";

    @Option(names = "--state", paramLabel = "<state>", description = "What became of them: delivered, parked, ...")
    private String state = "";

    SearchCommand(Console console) {
        this.console = console;
        this.online = new Online(console);
    }

    @Override
    public Integer call() throws IOException {
        JsonNode hits = online.hub()
                .get("documents?q=" + Online.encoded(word) + "&channel=" + Online.encoded(channel) + "&kind="
                        + Online.encoded(kind) + "&state=" + Online.encoded(state));
        if (online.tellsMachine(hits)) {
            return ExitCode.OK;
        }
        Table table = new Table("number", "kind", "state", "last", "through", "document");
        for (JsonNode hit : hits) {
            List<String> channels = new ArrayList<>();
            hit.path("channels").forEach(one -> channels.add(one.asText()));
            table.row(
                    hit.path("number").asText(),
                    hit.path("kind").asText(),
                    hit.path("state").asText().toLowerCase(java.util.Locale.ROOT),
                    hit.path("last").asText(),
                    String.join(" > ", channels),
                    hit.path("document").asText());
        }
        if (table.isEmpty()) {
            console.say("Nothing was found.");
            return ExitCode.SOFTWARE;
        }
        table.print(console.out());
        return ExitCode.OK;
    }
}
