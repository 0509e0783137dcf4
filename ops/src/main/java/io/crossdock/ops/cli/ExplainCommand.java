package io.crossdock.ops.cli;

import io.crossdock.config.reference.Explanation;
import io.crossdock.mappings.Format;
import io.crossdock.routes.channel.Words;
import java.util.List;
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
        Words words = Words.of();
        Explanation explanation = new Explanation(words.vocabulary());
        if (word.isEmpty()) {
            console.out().print(explanation.overview());
            console.say();
            console.say("hub explain <word> says more about one of them.");
            return ExitCode.OK;
        }
        Optional<String> page = explanation.of(word);
        page.ifPresent(console.out()::print);
        words.format(word)
                .map(Format::reference)
                .filter(lines -> !lines.isEmpty())
                .ifPresent(this::say);
        if (page.isEmpty()) {
            console.err().println("hub: there is no word '" + word + "'. These there are:");
            console.err().println();
            console.err().print(explanation.overview());
        }
        console.out().flush();
        return page.isPresent() ? ExitCode.OK : ExitCode.USAGE;
    }

    /** What a format can say, from the declarations that read and write it. */
    private void say(List<String> lines) {
        console.say();
        console.say(
                "Messages, and the value of the document that each element feeds (↔ both ways, → read, ← written):");
        lines.forEach(line -> console.say("  " + line));
    }
}
