package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A preview, or what came of it, as it is read: the sums first, then each document. */
record RerunText(Console console) {

    private static final int MOST_DIFFERENCES = 5;

    void summary(JsonNode view) {
        JsonNode rerun = view.path("rerun");
        JsonNode summary = view.path("summary");
        console.say(rerun.path("id").asText() + ": " + word(rerun.path("verb")) + " of "
                + documents(summary.path("documents").asLong()) + ", asked for by "
                + rerun.path("author").asText() + " at " + rerun.path("created").asText()
                + (rerun.path("reason").asText().isEmpty()
                        ? ""
                        : " (" + rerun.path("reason").asText() + ")")
                + ": " + word(rerun.path("state")));
        for (Map.Entry<String, JsonNode> action : summary.path("actions").properties()) {
            console.say("  " + documents(action.getValue().asLong()) + ": " + meaning(action.getKey()));
        }
        for (Map.Entry<String, JsonNode> channel : summary.path("receivers").properties()) {
            console.say("  " + documents(channel.getValue().asLong()) + " to " + channel.getKey());
        }
        long differing = summary.path("differing").asLong();
        if (differing > 0) {
            console.say("  " + documents(differing) + " other than before");
        }
        console.say();
    }

    /** Whether anything would happen. */
    boolean goes(JsonNode view) {
        JsonNode actions = view.path("summary").path("actions");
        return actions.path("send").asLong() + actions.path("take").asLong() > 0;
    }

    void documents(JsonNode documents) {
        for (JsonNode document : documents) {
            document(document);
        }
        console.say();
    }

    void more(JsonNode view, int page, int size, String command) {
        long all = view.path("summary").path("documents").asLong();
        if (all > (long) page * size) {
            console.say("Page " + page + " of " + (all + size - 1) / size + "; the next: " + command);
        }
    }

    void done(JsonNode view) {
        for (Map.Entry<String, JsonNode> channel :
                view.path("summary").path("receivers").properties()) {
            console.say(documents(channel.getValue().asLong())
                    + (channel.getValue().asLong() == 1 ? " goes to " : " go to ") + channel.getKey() + " again.");
        }
        console.say("Done: " + view.path("rerun").path("id").asText() + ".");
    }

    private void document(JsonNode document) {
        JsonNode subject = document.path("subject");
        JsonNode decision = document.path("decision");
        JsonNode preview = decision.path("preview");
        String number = subject.path("number").asText();
        String again = document.path("again").asText();
        console.say((number.isEmpty() ? "(no number)" : number) + "  "
                + subject.path("document").asText() + "  " + word(decision.path("step"))
                + (again.isEmpty() ? "" : "  became " + again));
        preview.path("targets").forEach(target -> console.say("  " + target(target)));
        List<String> differences = new ArrayList<>();
        preview.path("differences")
                .forEach(one -> differences.add("  " + one.path("path").asText() + ": " + shown(one.path("was")) + " → "
                        + shown(one.path("would"))));
        differences.stream().limit(MOST_DIFFERENCES).forEach(console::say);
        int more = document.path("differing").asInt() - MOST_DIFFERENCES;
        if (more > 0) {
            console.say("  and " + more + " more differences");
        }
        if (!preview.path("note").asText().isEmpty()) {
            console.say("  " + preview.path("note").asText());
        }
    }

    private static String target(JsonNode target) {
        String name = target.path("name").asText();
        String at = target.path("at").asText();
        return target.path("channel").asText() + ": " + target.path("mark").asText()
                + (at.isEmpty() || at.equals("null") ? "" : " " + at)
                + (name.isEmpty()
                        ? ""
                        : " as " + name + " (" + target.path("reference").asText() + ")")
                + (target.path("again").asBoolean() ? "  → gets it" : "");
    }

    private static String meaning(String action) {
        return switch (action) {
            case "send" -> "to be sent";
            case "take" -> "to be taken in, as for the first time";
            case "nothing" -> "nothing to do";
            default -> action;
        };
    }

    private static String shown(JsonNode value) {
        return value.asText().isEmpty() ? "nothing" : value.asText();
    }

    private static String documents(long count) {
        return count + (count == 1 ? " document" : " documents");
    }

    private static String word(JsonNode name) {
        return name.asText().toLowerCase(Locale.ROOT);
    }
}
