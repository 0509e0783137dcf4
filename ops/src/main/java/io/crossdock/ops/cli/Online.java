package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.ops.Installation;
import io.crossdock.ops.Provenance;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands share that ask the running hub: which one, and whether a person or a machine reads the answer. */
final class Online {

    private final Console console;

    @Mixin
    private final ConfigFolder folder;

    @Option(names = "--json", description = "Prints the answer as JSON, for machines.")
    private boolean json;

    Online(Console console) {
        this.console = console;
        this.folder = new ConfigFolder(console);
    }

    RunningHub hub() throws IOException {
        return RunningHub.of(folder.installation());
    }

    Installation installation() throws IOException {
        return folder.installation();
    }

    /** Who asks, as it is known here. */
    String author() throws IOException {
        return Provenance.of(folder.installation().config()).author();
    }

    ObjectNode question() {
        return CanonicalJson.MAPPER.createObjectNode();
    }

    boolean isForMachine() {
        return json;
    }

    /** Prints the answer for a machine, if one reads. */
    boolean tellsMachine(JsonNode answer) {
        if (json) {
            console.tell(answer.toPrettyString());
        }
        return json;
    }

    /** Says something on the way to the answer, if a person reads. */
    void tellPerson(String text) {
        if (!json) {
            console.say(text);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
