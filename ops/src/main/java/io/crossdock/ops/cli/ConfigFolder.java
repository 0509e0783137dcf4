package io.crossdock.ops.cli;

import io.crossdock.ops.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which configuration a command is about. */
final class ConfigFolder {

    @Option(
            names = "--config",
            paramLabel = "<folder>",
            description = "The configuration; without it, the folder config beside the launcher.")
    private Path folder;

    ConfigFolder(Console console) {
        folder = console.home().resolve("config");
    }

    Installation installation() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException("folder " + folder);
        }
        return new Installation(folder);
    }
}
