package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what went again. */
@Command(
        name = "reruns",
        description =
                "Shows what was to go again: who asked, when and why, and what came of it. Of a document: what it came out of.",
        mixinStandardHelpOptions = true)
final class RerunsCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final Online online;

    @Parameters(index = "0", arity = "0..1", paramLabel = "<document>", description = "The id of a document.")
    private String document = "";

    RerunsCommand(Console console) {
        this.console = console;
        this.online = new Online(console);
    }

    @Override
    public Integer call() throws IOException {
        RunningHub hub = online.hub();
        JsonNode reruns = hub.get("reruns?document=" + URLEncoder.encode(document, StandardCharsets.UTF_8));
        if (online.tellsMachine(reruns)) {
            return ExitCode.OK;
        }
        Table table = new Table("id", "what", "state", "documents", "asked for by", "at", "reason");
        for (JsonNode view : reruns) {
            JsonNode rerun = view.path("rerun");
            table.row(
                    rerun.path("id").asText(),
                    rerun.path("verb").asText().toLowerCase(Locale.ROOT),
                    rerun.path("state").asText().toLowerCase(Locale.ROOT),
                    view.path("summary").path("documents").asLong(),
                    rerun.path("author").asText(),
                    rerun.path("created").asText(),
                    rerun.path("reason").asText());
        }
        if (table.isEmpty()) {
            console.say("Nothing was asked to go again.");
            return ExitCode.OK;
        }
        table.print(console.out());
        if (!document.isEmpty()) {
            console.say();
            RerunText text = new RerunText(console);
            for (JsonNode view : reruns) {
                text.documents(hub.get("reruns/" + view.path("rerun").path("id").asText() + "/documents?document="
                        + URLEncoder.encode(document, StandardCharsets.UTF_8)));
            }
        }
        return ExitCode.OK;
    }
}
