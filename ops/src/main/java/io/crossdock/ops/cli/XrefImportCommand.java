package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.crossdock.config.Problem;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.ops.XrefFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Imports cross references: what partners call our articles. */
@Command(
        name = "import",
        description = {
            "Takes cross references from a CSV file into the running hub: new ones are added, changed ones replaced.",
            "Columns, by heading: partner, scheme, external (the number), canonical (supplier/number); entity, factor;",
            "from, until (2027-01-01, or a time with its offset): the number means this from then on, and no longer."
        },
        mixinStandardHelpOptions = true)
final class XrefImportCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final Online online;

    @Parameters(index = "0", paramLabel = "<file>", description = "CSV in UTF-8, with a comma or semicolon.")
    private Path file = Path.of("");

    XrefImportCommand(Console console) {
        this.console = console;
        this.online = new Online(console);
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException("file " + file);
        }
        List<Problem> problems = new ArrayList<>();
        ArrayNode references = CanonicalJson.MAPPER.createArrayNode();
        XrefFile.read(file, problems).forEach(references::add);
        if (!problems.isEmpty()) {
            new ProblemReport(console.out()).print(problems);
            console.say(Text.count(problems.size(), "problem") + ": nothing was imported.");
            return ExitCode.SOFTWARE;
        }
        JsonNode answer = online.hub().post("xref", references);
        if (online.tellsMachine(answer)) {
            return ExitCode.OK;
        }
        console.say(Text.count(references.size(), "cross reference") + " read, "
                + answer.path("changed").asLong() + " new or changed.");
        return ExitCode.OK;
    }
}
