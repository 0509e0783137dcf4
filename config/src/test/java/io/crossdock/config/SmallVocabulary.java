package io.crossdock.config;

import io.crossdock.config.Setting.Type;
import io.crossdock.config.Vocabulary.ConnectorWord;
import java.util.Map;
import java.util.Optional;

/** A few words to try the language with. */
public final class SmallVocabulary {

    public static final Spec EDIFACT = Spec.of(
                    "edifact",
                    "UN/EDIFACT interchanges.",
                    Setting.text("message", "The message type."),
                    Setting.text("release", "The directory.").or("D.96A"))
            .example("edifact: { message: ORDERS }");

    public static final Spec CSV = Spec.of(
                    "csv",
                    "Lines of columns.",
                    Setting.text("separator", "Between columns.").or(","),
                    Setting.many("columns", new Type.Text(), "The columns in order.")
                            .or("[sku, quantity]"))
            .example("csv: { separator: ';' }");

    private static final Setting FOLDER =
            Setting.text("folder", "Where the files lie.").must().identifies();
    private static final Spec SFTP = Spec.of(
            "sftp",
            "Files on another machine.",
            Setting.text("address", "Host and port.").must(),
            Setting.secret("login", "User and password.").must());

    public static final Vocabulary WORDS = new Vocabulary(
            Map.of(
                    "file",
                    new ConnectorWord(
                            Spec.of(
                                    "file",
                                    "Files on this machine.",
                                    Setting.text("root", "Start.").or(".")),
                            Optional.of(Spec.of("file", "Reads files.", FOLDER)),
                            Optional.of(Spec.of("file", "Writes files.", FOLDER))),
                    "sftp",
                    new ConnectorWord(
                            SFTP,
                            Optional.of(Spec.of(
                                    "sftp",
                                    "Fetches files.",
                                    FOLDER,
                                    Setting.text("pattern", "Which.").or("*"))),
                            Optional.of(Spec.of("sftp", "Puts files.", FOLDER))),
                    "mail",
                    new ConnectorWord(
                            Spec.of(
                                    "mail",
                                    "Mail.",
                                    Setting.text("server", "The server.").must()),
                            Optional.empty(),
                            Optional.of(Spec.of(
                                    "mail",
                                    "Sends mail.",
                                    Setting.text("to", "The receiver.").must())))),
            Map.of("edifact", EDIFACT, "csv", CSV));

    private SmallVocabulary() {}
}
