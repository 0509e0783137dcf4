package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Problem;
import io.crossdock.mappings.canonical.CanonicalJson;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Shows how the running hub is. */
@Command(
        name = "status",
        description = "Shows how the running hub is: its channels, and what waits for a person.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final int BUNDLE_SHOWN = 12;

    private final Console console;

    @Mixin
    private final Online online;

    StatusCommand(Console console) {
        this.console = console;
        this.online = new Online(console);
    }

    @Override
    public Integer call() throws IOException {
        JsonNode status = online.hub().get("status");
        int exit = status.path("parked").isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        if (online.tellsMachine(status)) {
            return exit;
        }
        console.say(configuration(status));
        console.say();
        Table in = new Table("channel", "state", "received", "passed on", "parked", "refused");
        Table out = new Table("channel", "state", "to send", "delivered", "parked", "waiting");
        for (JsonNode channel : status.path("channels")) {
            if (channel.path("incoming").asBoolean()) {
                in.row(
                        id(channel),
                        condition(channel),
                        count(channel, "READ"),
                        count(channel, "PUBLISHED"),
                        channel.path("parked").asLong(),
                        count(channel, "REFUSED"));
            } else {
                out.row(
                        id(channel),
                        condition(channel),
                        count(channel, "PLANNED"),
                        count(channel, "DELIVERED"),
                        channel.path("parked").asLong(),
                        channel.path("waiting").asLong());
            }
        }
        in.print(console.out());
        console.say();
        out.print(console.out());
        for (JsonNode each : status.path("configuration")) {
            console.say();
            say(each);
        }
        parked(status.path("parked"));
        rest(status);
        return exit;
    }

    private static String configuration(JsonNode status) {
        JsonNode applied = status.path("applied");
        String bundle = status.path("bundle").asText();
        String known = "configuration " + bundle.substring(0, Math.min(BUNDLE_SHOWN, bundle.length()));
        if (applied.path("since").isMissingNode()) {
            return known;
        }
        String commit = applied.path("origin").path("commit").asText();
        return known + " by " + applied.path("origin").path("author").asText()
                + (commit.isEmpty() ? "" : ", commit " + commit.replaceFirst("^([0-9a-f]{12})[0-9a-f]*", "$1"))
                + ", in force since " + applied.path("since").asText();
    }

    private static String id(JsonNode channel) {
        return channel.path("id").asText();
    }

    private static String condition(JsonNode channel) {
        return channel.path("condition").asText().toLowerCase(Locale.ROOT);
    }

    private static long count(JsonNode channel, String state) {
        return channel.path("counts").path(state).asLong();
    }

    /** All that waits for a person, of which the status names the latest only. */
    private void rest(JsonNode status) {
        long waiting = 0;
        for (JsonNode one : status.path("parkedFor")) {
            waiting += one.path("documents").asLong();
        }
        long more = waiting - status.path("parked").size();
        if (more > 0) {
            console.say();
            console.say("and " + more + " more parked: hub parked --all");
        }
    }

    private void parked(JsonNode parked) throws IOException {
        for (JsonNode one : parked) {
            console.say();
            console.say("parked: " + one.path("number").asText() + " of "
                    + one.path("channel").asText() + ", from "
                    + one.path("name").asText());
            for (JsonNode each : one.path("problems")) {
                say(each);
            }
            String document = one.path("document").asText();
            console.say(
                    one.path("uncertain").asBoolean()
                            ? "  it arrived: hub settle " + document + "; it did not: hub resend " + document + " --yes"
                            : "  again: hub reprocess " + document);
        }
    }

    private void say(JsonNode one) throws IOException {
        Problem problem = CanonicalJson.MAPPER.treeToValue(one, Problem.class);
        console.say("  " + problem.at());
        console.say("  " + problem.message());
        console.say("  → " + problem.code().remedy());
    }
}
