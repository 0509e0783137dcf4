package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells all that happened to one document. */
@Command(
        name = "trace",
        description =
                "Tells all that happened to a document: where it came in, what became of it, what it went out in.",
        mixinStandardHelpOptions = true)
final class TraceCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final Online online;

    @Parameters(index = "0", paramLabel = "<document>", description = "Its id, as hub search shows it.")
    private String document = "";

    TraceCommand(Console console) {
        this.console = console;
        this.online = new Online(console);
    }

    @Override
    public Integer call() throws IOException {
        JsonNode trace = online.hub().get("documents/" + Online.encoded(document));
        if (online.tellsMachine(trace)) {
            return ExitCode.OK;
        }
        JsonNode came = trace.path("transmission");
        Table table = new Table("at", "what", "channel", "detail");
        if (!came.isMissingNode() && !came.isNull()) {
            table.row(
                    came.path("received").asText(),
                    "came",
                    came.path("inbox").asText(),
                    came.path("name").asText());
        }
        for (JsonNode entry : trace.path("history")) {
            table.row(
                    entry.path("at").asText(),
                    entry.path("state").asText().toLowerCase(Locale.ROOT),
                    entry.path("channel").asText(),
                    entry.path("detail").asText());
        }
        for (JsonNode sending : trace.path("sendings")) {
            table.row(
                    sending.path("created").asText(),
                    "sent: " + sending.path("state").asText().toLowerCase(Locale.ROOT),
                    sending.path("channel").asText(),
                    sending.path("name").asText() + ", no. "
                            + sending.path("reference").asText() + ", "
                            + Text.count(sending.path("attempts").asLong(), "attempt"));
        }
        table.print(console.out());
        return ExitCode.OK;
    }
}
