package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub replay}, {@code hub resend} and {@code hub reprocess}: shows what would go again; with a yes, it goes. */
@Command(mixinStandardHelpOptions = true)
final class RerunCommand implements Callable<Integer> {

    private static final int PAGE = 50;

    /** How something goes again. */
    enum Verb {
        REPLAY("Reads documents again from their kept transmission, with the configuration of that day."),
        RESEND(
                "Sends again what documents were sent in: the same bytes under the same name, so that a partner who had it can"
                        + " tell."),
        REPROCESS("Reads documents again from their kept transmission, with today's configuration.");

        private final String description;

        Verb(String description) {
            this.description = description;
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Console console;
    private final Verb verb;

    @Mixin
    private final Online online;

    @Mixin
    private final Sought sought = new Sought();

    @Parameters(
            arity = "0..*",
            paramLabel = "<document>",
            description = "Its number, or its id as the status page shows it.")
    private List<String> documents = new ArrayList<>();

    @Option(
            names = "--delivered",
            description = "Also what was delivered goes again. A resend of named documents always does that.")
    private boolean delivered;

    @Option(names = "--reason", paramLabel = "<text>", description = "Why; it is kept with who asked.")
    private String reason = "";

    @Option(names = "--of", paramLabel = "<preview>", description = "A preview that was made before.")
    private String preview = "";

    @Option(names = "--page", paramLabel = "<number>", description = "The page of the preview, from 1.")
    private int page = 1;

    @Option(names = "--yes", description = "Do what the preview says.")
    private boolean yes;

    private RerunCommand(Console console, Verb verb) {
        this.console = console;
        this.verb = verb;
        this.online = new Online(console);
    }

    static CommandLine line(Console console, Verb verb) {
        CommandLine line = new CommandLine(new RerunCommand(console, verb));
        line.getCommandSpec()
                .usageMessage()
                .description(
                        verb.description,
                        "Shows for each what was delivered where and what would be sent; does it with --yes. Only what is missing"
                                + " goes, unless told otherwise.");
        return line;
    }

    @Override
    public Integer call() throws IOException {
        RunningHub hub = online.hub();
        RerunProgress progress = new RerunProgress(hub, online);
        JsonNode rerun = progress.until(preview.isEmpty() ? ask(hub) : hub.get("reruns/" + preview), "preparing");
        String id = rerun.path("rerun").path("id").asText();
        JsonNode documents = hub.get("reruns/" + id + "/documents?most=" + PAGE + "&after=" + ((page - 1) * PAGE - 1));
        RerunText text = new RerunText(console);
        boolean waits = rerun.path("rerun").path("state").asText().equals("PREVIEWED");
        boolean goes = waits && yes && text.goes(rerun);
        if (online.isForMachine()) {
            JsonNode last = goes ? run(hub, progress, id) : rerun;
            online.tellsMachine(
                    online.question().<ObjectNode>setAll((ObjectNode) last).set("documents", documents));
            return ExitCode.OK;
        }
        text.summary(rerun);
        text.documents(documents);
        text.more(rerun, page, PAGE, "hub " + verb.word() + " --of " + id + " --page " + (page + 1));
        if (!text.goes(rerun) || !waits) {
            console.say(waits ? "There is nothing to do." : "It was done before.");
        } else if (!yes) {
            console.say("Nothing is sent yet. To do exactly this: hub " + verb.word() + " --of " + id + " --yes");
        } else {
            text.done(run(hub, progress, id));
        }
        return ExitCode.OK;
    }

    private JsonNode run(RunningHub hub, RerunProgress progress, String id) throws IOException {
        return progress.until(hub.post("reruns/" + id + "/run", online.question()), "running");
    }

    private JsonNode ask(RunningHub hub) throws IOException {
        ObjectNode question = online.question();
        question.put("verb", verb.word());
        documents.forEach(question.putArray("documents")::add);
        sought.into(question);
        boolean named = verb == Verb.RESEND && !documents.isEmpty();
        return hub.post(
                "reruns",
                question.put("delivered", delivered || named)
                        .put("reason", reason)
                        .put("author", online.author()));
    }
}
