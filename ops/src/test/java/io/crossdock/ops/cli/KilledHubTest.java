package io.crossdock.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The demo's load, judged by the partners' own counts, while the hub's process is killed at five random moments. */
class KilledHubTest {

    @Test
    void losesNothingAndDoublesNothingWhenItIsKilled() {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text, true);

        int code = Main.run(new Console(out, out, home()), "demo", "--once", "--kill", "5");

        assertThat(code).as(text.toString()).isZero();
        assertThat(text.toString())
                .contains("the hub is killed (kill -9), round 5 of 5")
                .contains("every document arrived exactly once, with the right content");
    }

    /** The checkout: the demo's partners are built beside this module, and bring their own libraries. */
    private static Path home() {
        Path here = Path.of("").toAbsolutePath();
        return Optional.ofNullable(here.getParent())
                .filter(parent -> Files.exists(parent.resolve("hub")))
                .orElse(here);
    }
}
