package io.crossdock.ops.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** A person at a terminal: types a command, reads what it says. */
final class Terminal {

    private final Path home;
    private final StringWriter said = new StringWriter();
    private int exitCode = -1;

    Terminal(Path home) {
        this.home = home;
    }

    Terminal type(String... command) {
        said.getBuffer().setLength(0);
        PrintWriter writer = new PrintWriter(said, true);
        exitCode = Main.run(new Console(writer, writer, home), command);
        writer.flush();
        return this;
    }

    String said() {
        return said.toString();
    }

    int exitCode() {
        return exitCode;
    }

    /** Writes a file below the home. */
    Path write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
