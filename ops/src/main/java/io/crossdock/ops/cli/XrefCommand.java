package io.crossdock.ops.cli;

import picocli.CommandLine.Command;

/** The commands about cross references. */
@Command(
        name = "xref",
        description = "Cross references: which number of a partner means which article.",
        synopsisSubcommandLabel = "<command>",
        mixinStandardHelpOptions = true)
final class XrefCommand {}
