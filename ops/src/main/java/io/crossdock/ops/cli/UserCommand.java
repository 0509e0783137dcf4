package io.crossdock.ops.cli;

import picocli.CommandLine.Command;

/** Who may use console and API. */
@Command(
        name = "user",
        description = "Says who may use console and API: persons log in, programs show a token.",
        synopsisSubcommandLabel = "<command>",
        mixinStandardHelpOptions = true)
final class UserCommand {}
