package io.crossdock.ops.cli;

import picocli.CommandLine.Command;

/** The commands that start new files. */
@Command(
        name = "new",
        description = "Starts the file of a new partner or channel from a template.",
        synopsisSubcommandLabel = "<command>",
        mixinStandardHelpOptions = true)
final class NewCommand {}
