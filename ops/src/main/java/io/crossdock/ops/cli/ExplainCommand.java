package io.crossdock.ops.cli;

import io.crossdock.config.reference.Explanation;
import io.crossdock.routes.channel.Words;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Prints the reference. */
@Command(
        name = "explain",
        description = "Prints the reference of a connector, a format or a file; without a word, says which there are.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "<word>",
            description = "As written in YAML: sftp, csv, channel, ...")
    private String word = "";

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Explanation explanation = new Explanation(Words.of().vocabulary());
        if (word.isEmpty()) {
            console.out().print(explanation.overview());
            console.say();
            console.say("hub explain <word> says more about one of them.");
            return ExitCode.OK;
        }
        Optional<String> page = explanation.of(word);
        page.ifPresent(console.out()::print);
        if (page.isEmpty()) {
            console.err().println("hub: there is no word '" + word + "'. These there are:");
            console.err().println();
            console.err().print(explanation.overview());
        }
        console.out().flush();
        return page.isPresent() ? ExitCode.OK : ExitCode.USAGE;
    }
}
