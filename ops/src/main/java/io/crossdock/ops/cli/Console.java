package io.crossdock.ops.cli;

import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * Where a command is run.
 *
 * @param home the folder that Crossdock lies in
 */
record Console(PrintWriter out, PrintWriter err, Path home) {

    Console {
        out = new Screen(out);
        err = new Screen(err);
    }

    void say(String line) {
        out.println(line);
    }

    /** A text of several lines, each as a line. */
    void tell(String text) {
        text.lines().forEach(this::say);
    }

    void say() {
        out.println();
    }
}
