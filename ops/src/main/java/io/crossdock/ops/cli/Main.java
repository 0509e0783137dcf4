package io.crossdock.ops.cli;

import io.crossdock.ops.demo.DemoCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The {@code hub} command. Exit codes: 0 all is well, 1 problems were found, 2 the command could not be carried out. */
@Command(
        name = "hub",
        description =
                "Moves business documents between systems: each exactly where it belongs, none lost, none applied twice.",
        synopsisSubcommandLabel = "<command>",
        mixinStandardHelpOptions = true,
        version = "Crossdock 0.1",
        usageHelpAutoWidth = true,
        footer = {"", "hub help <command> says more about one of them."})
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Console console = new Console(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                Path.of(System.getProperty("crossdock.home", "")));
        int exitCode = run(console, arguments);
        if (exitCode != RunCommand.KEEP_RUNNING) {
            System.exit(exitCode);
        }
    }

    /** Carries out one command; gives its exit code. */
    static int run(Console console, String... arguments) {
        CommandLine line = new CommandLine(new Main())
                .addSubcommand(new RunCommand(console))
                .addSubcommand(new DemoCommand(console.out(), console.home(), command -> run(console, command)))
                .addSubcommand(new CheckCommand(console))
                .addSubcommand(new TryCommand(console))
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new CommandLine(new NewCommand())
                        .addSubcommand(new NewPartnerCommand(console))
                        .addSubcommand(new NewChannelCommand(console)))
                .addSubcommand(new ApplyCommand(console))
                .addSubcommand(new CommandLine(new XrefCommand())
                        .addSubcommand(new XrefSetCommand(console))
                        .addSubcommand(new XrefImportCommand(console))
                        .addSubcommand(new XrefExportCommand(console)))
                .addSubcommand("replay", RerunCommand.line(console, RerunCommand.Verb.REPLAY))
                .addSubcommand("resend", RerunCommand.line(console, RerunCommand.Verb.RESEND))
                .addSubcommand("reprocess", RerunCommand.line(console, RerunCommand.Verb.REPROCESS))
                .addSubcommand(new RerunsCommand(console))
                .addSubcommand(new SearchCommand(console))
                .addSubcommand(new TraceCommand(console))
                .addSubcommand(new ShowCommand(console))
                .addSubcommand(new ParkedCommand(console))
                .addSubcommand("pause", StillCommand.line(console, "pause"))
                .addSubcommand("drain", StillCommand.line(console, "drain"))
                .addSubcommand("resume", StillCommand.line(console, "resume"))
                .addSubcommand(new CommandLine(new UserCommand())
                        .addSubcommand(new UserAddCommand(console))
                        .addSubcommand(new UserListCommand(console))
                        .addSubcommand(new UserRemoveCommand(console)))
                .addSubcommand(new SettleCommand(console))
                .addSubcommand(new StatusCommand(console))
                .addSubcommand(new BalanceCommand(console))
                .addSubcommand(new CommandLine.HelpCommand())
                .setOut(console.out())
                .setErr(console.err())
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, console));
        if (arguments.length == 0) {
            line.usage(console.out());
            return ExitCode.USAGE;
        }
        return line.execute(arguments);
    }

    /** What the world refuses is said in a sentence; anything else is a bug and keeps its trace. */
    private static int explain(Exception failure, Console console) throws Exception {
        if (!(failure instanceof IOException)) {
            throw failure;
        }
        String message = failure instanceof NoSuchFileException missing
                ? "there is no " + missing.getFile()
                : String.valueOf(failure.getMessage());
        console.err().println("hub: " + message);
        return ExitCode.USAGE;
    }
}
