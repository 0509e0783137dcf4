package io.crossdock.ops.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives somebody an account. */
@Command(
        name = "add",
        description = {
            "Adds a person or a program, or takes the place of the one of that name.",
            "The password is asked for at the terminal, or is the first line of a file. A program gets a token, told once."
        },
        mixinStandardHelpOptions = true)
final class UserAddCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final Online online;

    @Parameters(index = "0", paramLabel = "<name>", description = "Who.")
    private String name = "";

    @Option(
            names = "--role",
            paramLabel = "<role>",
            description =
                    "viewer (the default), operator, configurator or administrator; each may all that those before may.")
    private String role = "viewer";

    @Option(names = "--payloads", description = "May see what is in documents, too.")
    private boolean payloads;

    @Option(names = "--token", description = "It is a program.")
    private boolean token;

    @Option(names = "--password-file", paramLabel = "<file>", description = "Where the password is, in the first line.")
    private Optional<Path> file = Optional.empty();

    UserAddCommand(Console console) {
        this.console = console;
        this.online = new Online(console);
    }

    @Override
    public Integer call() throws IOException {
        JsonNode made = online.hub()
                .post(
                        "accounts",
                        online.question()
                                .put("name", name)
                                .put("role", role)
                                .put("payloads", payloads)
                                .put("password", token ? "" : password())
                                .put("author", online.author()));
        if (!online.tellsMachine(made)) {
            console.say(name + " is " + role + (payloads ? " and sees payloads." : "."));
            if (token) {
                console.say("The token, told this once: " + made.path("token").asText());
            }
        }
        return ExitCode.OK;
    }

    private String password() throws IOException {
        if (file.isPresent()) {
            return Files.readAllLines(file.get()).stream().findFirst().orElse("");
        }
        java.io.Console terminal = System.console();
        if (terminal == null) {
            throw new IOException("there is no terminal to ask for a password at: name a file with --password-file");
        }
        return new String(terminal.readPassword("Password for %s (12 characters or more): ", name));
    }
}
