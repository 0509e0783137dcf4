package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Lists the accounts. */
@Command(name = "list", description = "Lists who may use console and API.", mixinStandardHelpOptions = true)
final class UserListCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final Online online;

    UserListCommand(Console console) {
        this.console = console;
        this.online = new Online(console);
    }

    @Override
    public Integer call() throws IOException {
        JsonNode accounts = online.hub().get("accounts");
        if (online.tellsMachine(accounts)) {
            return ExitCode.OK;
        }
        Table table = new Table("name", "role", "payloads", "");
        for (JsonNode one : accounts) {
            table.row(
                    one.path("name").asText(),
                    one.path("role").asText(),
                    one.path("payloads").asBoolean() ? "yes" : "no",
                    one.path("token").asBoolean() ? "program" : "");
        }
        table.print(console.out());
        return ExitCode.OK;
    }
}
