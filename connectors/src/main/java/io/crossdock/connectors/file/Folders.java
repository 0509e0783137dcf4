package io.crossdock.connectors.file;

import io.crossdock.config.Problem.Code;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.connectors.Fault;
import io.crossdock.connectors.FolderCodes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

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
                .or(() -> Fault.chain(failure)
                        .map(Folders::known)
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElse(FILE_UNEXPECTED);
    }

    private static Optional<Code> known(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (cause instanceof NoSuchFileException
                || cause instanceof NotDirectoryException
                || cause instanceof FileNotFoundException
                || message.contains("directory does not exist")
                || message.contains("cannot find directory")) {
            return Optional.of(FolderCodes.FOLDER_MISSING);
        }
        if (cause instanceof AccessDeniedException || message.contains("permission denied")) {
            return Optional.of(FolderCodes.FOLDER_DENIED);
        }
        if (message.contains("no space left")) {
            return Optional.of(FolderCodes.DISK_FULL);
        }
        return cause instanceof IOException ? Optional.of(FILE_FAILED) : Optional.empty();
    }
}
