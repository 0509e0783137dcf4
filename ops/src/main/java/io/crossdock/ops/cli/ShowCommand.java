package io.crossdock.ops.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what is in a document. */
@Command(
        name = "show",
        description = "Shows what is in a document: as it was understood, in canonical JSON; or as it came.",
        mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final Online online;

    @Parameters(index = "0", paramLabel = "<document>", description = "Its id, as hub search shows it.")
    private String document = "";

    @Option(names = "--raw", description = "As it came, the first 64 KiB.")
    private boolean raw;

    ShowCommand(Console console) {
        this.console = console;
        this.online = new Online(console);
    }

    @Override
    public Integer call() throws IOException {
        RunningHub hub = online.hub();
        String path = "documents/" + Online.encoded(document);
        if (raw) {
            try (InputStream bytes = hub.stream(path + "/raw")) {
                String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
                if (!online.tellsMachine(online.question().put("raw", text))) {
                    console.tell(text);
                }
            }
        } else {
            console.tell(hub.get(path + "/canonical").toPrettyString());
        }
        return ExitCode.OK;
    }
}
