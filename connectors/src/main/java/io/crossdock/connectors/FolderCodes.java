package io.crossdock.connectors;

import io.crossdock.config.Problem.Code;

/** The problems that folders have, here and at the partner's. */
public final class FolderCodes {

    public static final Code FOLDER_MISSING =
            Code.setup("FOLDER-MISSING", "Create the folder, or correct 'folder' in the channel.");
    public static final Code FOLDER_DENIED =
            Code.setup("FOLDER-DENIED", "Give the account the right to read, write and rename in this folder.");
    public static final Code DISK_FULL = Code.setup("DISK-FULL", "Make room on the disk that holds the folder.");
    public static final Code NAME_TAKEN = Code.data(
            "FILE-NAME-TAKEN",
            "Let the channel name its files so that no name is used twice, or set 'overwrite: true' if the newest file counts.");
    public static final Code NAME_IS_PATH =
            Code.data("FILE-NAME-IS-PATH", "Give the file a plain name, without slashes or control characters.");

    private FolderCodes() {}
}
