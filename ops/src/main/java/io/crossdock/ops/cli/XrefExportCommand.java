package io.crossdock.ops.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Exports cross references, in the columns that the import reads. */
@Command(
        name = "export",
        description = {
            "Writes the cross references of the running hub into a CSV file, with since when and until when they hold",
            "and who said so. What is written can be imported again."
        },
        mixinStandardHelpOptions = true)
final class XrefExportCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final ConfigFolder folder;

    @Parameters(index = "0", paramLabel = "<file>", description = "The CSV file, in UTF-8; it is replaced.")
    private Path file = Path.of("");

    @Option(names = "--partner", paramLabel = "<partner>", description = "Only the numbers of this partner.")
    private Optional<String> partner = Optional.empty();

    XrefExportCommand(Console console) {
        this.console = console;
        this.folder = new ConfigFolder(console);
    }

    @Override
    public Integer call() throws IOException {
        String whose = partner.map(one -> "?partner=" + URLEncoder.encode(one, StandardCharsets.UTF_8))
                .orElse("");
        try (InputStream references = RunningHub.of(folder.installation()).stream("xref" + whose)) {
            Files.copy(references, file, StandardCopyOption.REPLACE_EXISTING);
        }
        try (var lines = Files.lines(file)) {
            console.say(Text.count(lines.count() - 1, "cross reference") + " written to " + file + ".");
        }
        return ExitCode.OK;
    }
}
