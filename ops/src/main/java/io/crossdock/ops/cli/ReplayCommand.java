package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.mappings.canonical.CanonicalJson;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Reads a parked document again. */
@Command(
        name = "replay",
        description = "Takes a document from its kept transmission again; what had its effect already has none again.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final ConfigFolder folder;

    @Parameters(index = "0", paramLabel = "<document>", description = "Its id, as the status page shows it.")
    private String document = "";

    ReplayCommand(Console console) {
        this.console = console;
        this.folder = new ConfigFolder(console);
    }

    @Override
    public Integer call() throws IOException {
        JsonNode question = CanonicalJson.MAPPER.createObjectNode().put("document", document);
        JsonNode answer = RunningHub.of(folder.installation()).post("replay", question);
        console.say(answer.path("message").asText());
        return ExitCode.OK;
    }
}
