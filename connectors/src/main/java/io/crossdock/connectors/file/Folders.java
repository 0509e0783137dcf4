package io.crossdock.connectors.file;

import io.crossdock.config.Problem.Code;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.FolderCodes;
import java.io.IOException;
import java.nio.file.Path;

/** What reading and writing folders have in common. */
final class Folders {

    static final Spec CONNECTION = Spec.of(
                    "file",
                    "A folder on a disk or share that the hub has mounted.",
                    Setting.text("root", "The folder that the channels' folders are seen from.")
                            .or("."))
            .example("{ root: /srv/exchange/nordwind }");

    static final Code FILE_FAILED = Code.setup("FILE-FAILED", "Check the disk or share that holds the folder.");
    static final Code FILE_UNEXPECTED = Code.bug("FILE-UNEXPECTED", "Report it with the log of this moment.");

    private Folders() {}

    static Path folder(Settings settings) {
        return Path.of(settings.text("root"))
                .resolve(settings.text("folder"))
                .toAbsolutePath()
                .normalize();
    }

    static Code explain(Exception failure) {
        return Fault.codeIn(failure)
                .or(() -> FolderCodes.in(failure))
                .orElseGet(() ->
                        Fault.chain(failure).anyMatch(IOException.class::isInstance) ? FILE_FAILED : FILE_UNEXPECTED);
    }
}
