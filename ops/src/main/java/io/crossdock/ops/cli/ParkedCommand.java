package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What waits for a person. */
@Command(
        name = "parked",
        description = {
            "Lists what waits for a person, with what is wrong, the oldest first; hub reprocess lets it go again once that is mended.",
            "With --reject, closes documents of which nothing will come; where their channel acknowledges, their senders are told.",
            "With --articles, lists the numbers that no cross reference knows, and what they may be."
        },
        mixinStandardHelpOptions = true)
final class ParkedCommand implements Callable<Integer> {

    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    private final Console console;

    @Mixin
    private final Online online;

    @Option(names = "--reject", arity = "1..*", paramLabel = "<document>", description = "Closes these.")
    private List<String> rejected = List.of();

    @Option(names = "--articles", description = "The numbers that documents wait for.")
    private boolean articles;

    @Option(names = "--problem", paramLabel = "<id>", description = "Only what is parked because of this.")
    private String problem = "";

    @Option(names = "--all", description = "All of it, and not only the first 50.")
    private boolean all;

    @Option(names = "--reason", paramLabel = "<text>", description = "Why, for the audit log.")
    private String reason = "";

    ParkedCommand(Console console) {
        this.console = console;
        this.online = new Online(console);
    }

    @Override
    public Integer call() throws IOException {
        if (!rejected.isEmpty()) {
            return reject();
        }
        return articles ? articles() : list();
    }

    private int articles() throws IOException {
        JsonNode unknown = online.hub().get("parked/articles");
        if (online.tellsMachine(unknown)) {
            return ExitCode.OK;
        }
        Table table = new Table("partner", "number", "documents", "may be");
        for (JsonNode one : unknown) {
            table.row(
                    one.path("partner").asText(),
                    joined(one.path("numbers"), "scheme", "external"),
                    one.path("documents").size(),
                    joined(one.path("candidates"), "canonical"));
        }
        if (table.isEmpty()) {
            console.say("Nothing waits for a cross reference.");
        } else {
            table.print(console.out());
        }
        return ExitCode.OK;
    }

    private static String joined(JsonNode many, String... fields) {
        return StreamSupport.stream(many.spliterator(), false)
                .map(one -> Arrays.stream(fields)
                        .map(field -> one.path(field).asText())
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(", "));
    }

    private int list() throws IOException {
        ArrayNode parked = parked();
        if (online.tellsMachine(parked)) {
            return ExitCode.OK;
        }
        if (parked.isEmpty()) {
            console.say("Nothing is parked.");
            return ExitCode.OK;
        }
        Table table = new Table("number", "channel", "since", "problem", "document");
        for (JsonNode one : parked) {
            table.row(
                    one.path("number").asText(),
                    one.path("channel").asText(),
                    one.path("since").asText(),
                    one.path("problems").path(0).path("message").asText(),
                    one.path("document").asText());
        }
        table.print(console.out());
        console.say();
        sayHowMany(parked.size());
        return ExitCode.OK;
    }

    private ArrayNode parked() throws IOException {
        ArrayNode parked = online.question().arrayNode();
        Optional<String> next =
                Optional.of("parked?limit=" + (all ? LARGEST_PAGE : PAGE) + "&problem=" + Online.encoded(problem));
        do {
            RunningHub.Page page = online.hub().page(next.get());
            page.rows().forEach(parked::add);
            next = page.next().filter(more -> all);
        } while (next.isPresent());
        return parked;
    }

    /** By what is wrong, since each asks for something else. */
    private void sayHowMany(int listed) throws IOException {
        Map<String, Long> waiting = new TreeMap<>();
        for (JsonNode one : online.hub().get("status").path("parkedFor")) {
            waiting.merge(one.path("problem").asText(), one.path("documents").asLong(), Long::sum);
        }
        long sum = waiting.values().stream().mapToLong(Long::longValue).sum();
        Table table = new Table("documents", "problem");
        waiting.forEach((one, documents) -> table.row(documents, one));
        table.print(console.out());
        console.say();
        console.say(Text.count(sum, "document waits", "documents wait") + " for a person"
                + (listed < sum && !all ? ", " + listed + " listed: --problem <id> or --all lists the others." : "."));
    }

    private int reject() throws IOException {
        ObjectNode question = online.question().put("author", online.author()).put("reason", reason);
        ArrayNode documents = question.putArray("documents");
        rejected.forEach(documents::add);
        JsonNode answer = online.hub().post("parked/reject", question);
        if (!online.tellsMachine(answer)) {
            console.say(Text.count(answer.path("rejected").asLong(), "document") + " rejected.");
            for (JsonNode told : answer.path("told")) {
                console.say("  " + told.path("partner").asText() + " is told by "
                        + told.path("with").asText() + ", through "
                        + told.path("via").asText());
            }
        }
        return answer.path("rejected").asLong() == rejected.size() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
