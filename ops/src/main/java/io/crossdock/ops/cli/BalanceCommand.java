package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows that nothing disappears, and where a document is that has not arrived. */
@Command(
        name = "balance",
        description = {
            "Shows the four balances: what came in is what it became. With a channel, the documents behind its balance:",
            "those that have not left yet, each with where it is, and those that left more than once."
        },
        mixinStandardHelpOptions = true)
final class BalanceCommand implements Callable<Integer> {

    private static final String NOWHERE = "nowhere";

    private final Console console;

    @Mixin
    private final Online online;

    @Parameters(index = "0", arity = "0..1", paramLabel = "<channel>", description = "Explain this channel's balance.")
    private String channel = "";

    @Option(names = "--days", description = "How many days of the ledger are looked at. Default: ${DEFAULT-VALUE}.")
    private int days = 2;

    BalanceCommand(Console console) {
        this.console = console;
        this.online = new Online(console);
    }

    @Override
    public Integer call() throws IOException {
        RunningHub hub = online.hub();
        JsonNode status = hub.get("status");
        return channel.isEmpty() ? equations(status) : explain(hub, status);
    }

    private int equations(JsonNode status) {
        long uneven = 0;
        for (JsonNode balance : status.path("balances")) {
            uneven += difference(balance) == 0 ? 0 : 1;
        }
        long unwritten = status.path("unwritten").asLong();
        int exit = uneven == 0 || unwritten > 0 ? ExitCode.OK : ExitCode.SOFTWARE;
        if (online.tellsMachine(told(status))) {
            return exit;
        }
        Table table = new Table("balance", "of", "from before", "today", "became", "difference");
        for (JsonNode balance : status.path("balances")) {
            table.row(
                    balance.path("name").asText(),
                    balance.path("scope").asText(),
                    balance.path("brought").asLong(),
                    balance.path("left").asLong(),
                    parts(balance.path("right")),
                    difference(balance));
        }
        table.print(console.out());
        console.say();
        for (JsonNode alarm : status.path("alarms")) {
            console.say("Alarm: " + alarm.path("name").asText() + " of "
                    + alarm.path("scope").asText() + " is uneven since "
                    + alarm.path("since").asText() + ", by "
                    + alarm.path("difference").asLong());
        }
        console.say(
                uneven == 0
                        ? "Even: every document is accounted for."
                        : uneven + " do not add up"
                                + (unwritten > 0
                                        ? " yet: " + unwritten + " entries of the ledger are on their way."
                                        : "; documents in a worker's hands make a difference for a moment."
                                                + " If it stays: hub balance <channel>"));
        return exit;
    }

    private ObjectNode told(JsonNode status) {
        ObjectNode told = online.question();
        List.of("balances", "alarms", "unwritten").forEach(name -> told.set(name, status.path(name)));
        return told;
    }

    private static long difference(JsonNode balance) {
        long became = 0;
        for (JsonNode part : balance.path("right")) {
            became += part.asLong();
        }
        return balance.path("brought").asLong() + balance.path("left").asLong() - became;
    }

    private static String parts(JsonNode right) {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> part : right.properties()) {
            if (part.getValue().asLong() != 0) {
                parts.add(part.getValue().asLong() + " " + part.getKey());
            }
        }
        return parts.isEmpty() ? "-" : String.join(" + ", parts);
    }

    private static boolean isGrave(JsonNode document) {
        return document.path("surplus").asInt() > 0
                || document.path("place").asText().equals(NOWHERE);
    }

    /** Exit code 1 where a document is nowhere, or left more than once. */
    private int explain(RunningHub hub, JsonNode status) throws IOException {
        LocalDate since = LocalDate.ofInstant(Instant.parse(status.path("at").asText()), ZoneOffset.UTC)
                .minusDays(days - 1L);
        JsonNode documents = hub.get("balance/" + channel + "?since=" + since);
        if (online.tellsMachine(documents)) {
            return documents.valueStream().anyMatch(BalanceCommand::isGrave) ? ExitCode.SOFTWARE : ExitCode.OK;
        }
        if (documents.isEmpty()) {
            console.say("Nothing of " + channel + " is under way, and nothing left more than once.");
            return ExitCode.OK;
        }
        Table table = new Table("document", "number", "where", "last", "since");
        boolean grave = false;
        for (JsonNode one : documents) {
            int surplus = one.path("surplus").asInt();
            String place = surplus > 0
                    ? "left " + surplus + " times too often"
                    : one.path("place").asText();
            grave |= isGrave(one);
            table.row(
                    one.path("document").asText(),
                    one.path("number").asText(),
                    place,
                    one.path("last").asText(),
                    one.path("since").asText());
        }
        table.print(console.out());
        if (grave) {
            console.say();
            console.say("A document that is nowhere is in a worker's hands, or lost: ask again in a moment.");
        }
        return grave ? ExitCode.SOFTWARE : ExitCode.OK;
    }
}
