package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes an account away. */
@Command(
        name = "remove",
        description = "Removes a person or a program; who is logged in is shown out.",
        mixinStandardHelpOptions = true)
final class UserRemoveCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final Online online;

    @Parameters(index = "0", paramLabel = "<name>", description = "Who.")
    private String name = "";

    UserRemoveCommand(Console console) {
        this.console = console;
        this.online = new Online(console);
    }

    @Override
    public Integer call() throws IOException {
        JsonNode answer = online.hub().post("accounts/" + Online.encoded(name) + "/remove", online.question());
        boolean removed = answer.path("removed").asBoolean();
        if (!online.tellsMachine(answer)) {
            console.say(removed ? name + " is removed." : "There is no " + name + ".");
        }
        return removed ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
