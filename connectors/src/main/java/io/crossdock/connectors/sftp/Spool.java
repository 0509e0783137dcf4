package io.crossdock.connectors.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Where a file lies while it is taken in: on disk, so that memory does not grow with it. */
final class Spool {

    private Spool() {}

    /** A folder of its own for each route: two servers may have files of one name. */
    static String folder() {
        try {
            return Files.createTempDirectory("crossdock-sftp-").toString();
        } catch (IOException failure) {
            throw new UncheckedIOException("no folder to download to", failure);
        }
    }
}
