package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what one number of a partner means. */
@Command(
        name = "set",
        description = {
            "Says which article a number of a partner means, from now on and unit for unit. What waits for the number at",
            "intake goes on with hub reprocess; for a factor, or days on which it holds, import a file."
        },
        mixinStandardHelpOptions = true)
final class XrefSetCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final Online online;

    @Parameters(index = "0", paramLabel = "<partner>", description = "Whose number it is.")
    private String partner = "";

    @Parameters(index = "1", paramLabel = "<scheme>", description = "What it is: buyer, supplier, gtin, sku, ...")
    private String scheme = "";

    @Parameters(index = "2", paramLabel = "<number>", description = "The number.")
    private String number = "";

    @Parameters(index = "3", paramLabel = "<article>", description = "What it means: supplier/number.")
    private String article = "";

    XrefSetCommand(Console console) {
        this.console = console;
        this.online = new Online(console);
    }

    @Override
    public Integer call() throws IOException {
        JsonNode answer = online.hub()
                .post(
                        "xref/set",
                        online.question()
                                .put("partner", partner)
                                .put("scheme", scheme)
                                .put("external", number)
                                .put("canonical", article)
                                .put("author", online.author()));
        if (!online.tellsMachine(answer)) {
            console.say(number + " (" + scheme + ") of " + partner + " means " + article
                    + (answer.path("changed").asLong() == 0 ? ", as before." : "."));
        }
        return ExitCode.OK;
    }
}
