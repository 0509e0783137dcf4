package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Configuration;
import io.crossdock.config.Problem;
import io.crossdock.config.yaml.Bundle;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.ops.Installation;
import io.crossdock.ops.Provenance;
import io.crossdock.routes.bundle.Bundles;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts the configuration in force: checks it, runs its samples, and hands the running hub what was checked. */
@Command(
        name = "apply",
        description = "Checks the configuration and puts it in force in the running hub, without a restart.",
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final Online online;

    @Option(names = "--partly", description = "Also with problems: faulty channels keep out, the others change.")
    private boolean partly;

    ApplyCommand(Console console) {
        this.console = console;
        this.online = new Online(console);
    }

    @Override
    public Integer call() throws IOException {
        Installation installation = online.installation();
        Inspection inspection = Inspection.of(installation);
        List<Problem> problems = inspection.problems();
        if (!online.isForMachine()) {
            new ProblemReport(console.out()).print(problems);
        }
        if (!problems.isEmpty() && !partly) {
            online.tellsMachine(online.question()
                    .put("changed", false)
                    .set("problems", CanonicalJson.MAPPER.valueToTree(problems)));
            online.tellPerson(Text.count(problems.size(), "problem") + ": nothing was changed.");
            return ExitCode.SOFTWARE;
        }
        JsonNode answer = online.hub().post("apply", question(installation, inspection.configuration()));
        online.tellsMachine(answer);
        online.tellPerson((answer.path("changed").asBoolean() ? "In force" : "Nothing to change, in force already")
                + ": configuration " + answer.path("bundle").asText() + " with "
                + Text.count(answer.path("channels").asLong(), "channel") + ".");
        return problems.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private JsonNode question(Installation installation, Configuration checked) throws IOException {
        Bundle bundle = Bundle.of(installation.config()).get();
        if (!bundle.hash().equals(checked.bundle())) {
            throw new IOException("a file changed while it was checked: nothing was changed, apply again");
        }
        Bundles.Origin origin = Provenance.of(installation.config());
        return CanonicalJson.MAPPER
                .createObjectNode()
                .put("files", bundle.zip())
                .put("author", origin.author())
                .put("commit", origin.commit())
                .put("partly", partly);
    }
}
