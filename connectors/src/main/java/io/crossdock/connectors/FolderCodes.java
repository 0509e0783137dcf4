package io.crossdock.connectors;

import io.crossdock.config.Problem.Code;
import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Optional;

/** The problems that folders have, here and at the partner's. */
public final class FolderCodes {

    public static final Code FOLDER_MISSING =
            Code.setup("FOLDER-MISSING", "Create the folder, or correct 'folder' in the channel.");
    public static final Code FOLDER_DENIED =
            Code.setup("FOLDER-DENIED", "Give the account the right to read, write and rename in this folder.");
    public static final Code DISK_FULL = Code.setup("DISK-FULL", "Make room on the disk that holds the folder.");
    public static final Code RENAME_REFUSED = Code.setup(
            "FOLDER-RENAME-REFUSED",
            "Give the account the right to rename, or do without: 'after: delete' where files are taken, 'rename: false' where they are"
                    + " written.");
    public static final Code DELETE_REFUSED = Code.setup(
            "FOLDER-DELETE-REFUSED", "Give the account the right to delete in this folder, or set 'after: move'.");
    public static final Code NAME_TAKEN = Code.data(
            "FILE-NAME-TAKEN",
            "Let the channel name its files so that no name is used twice, or set 'overwrite: true' if the newest file counts.");
    public static final Code NAME_IS_PATH =
            Code.data("FILE-NAME-IS-PATH", "Give the file a plain name, without slashes or control characters.");

    private FolderCodes() {}

    /** The problem that a failure or one of its causes is, as far as files alone tell. */
    public static Optional<Code> in(Throwable failure) {
        return Fault.chain(failure)
                .map(FolderCodes::of)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Code> of(Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (cause instanceof NoSuchFileException
                || cause instanceof NotDirectoryException
                || cause instanceof FileNotFoundException
                || message.contains("directory does not exist")
                || message.contains("cannot find directory")) {
            return Optional.of(FOLDER_MISSING);
        }
        if (cause instanceof AccessDeniedException || message.contains("permission denied")) {
            return Optional.of(FOLDER_DENIED);
        }
        return message.contains("no space left") ? Optional.of(DISK_FULL) : Optional.empty();
    }
}
