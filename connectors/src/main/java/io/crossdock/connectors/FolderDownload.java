package io.crossdock.connectors;

import io.crossdock.config.Wire;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.camel.component.file.GenericFile;

/**
 * A file of a server, as its copy on this machine: on disk, so that memory does not grow with it, and there until the exchange is over.
 *
 * @param file whose body is the copy
 */
record FolderDownload<T>(String name, GenericFile<T> file) implements Wire {

    /** A folder of its own for each route: two servers may have files of one name. */
    static String folder(String scheme) {
        try {
            return Files.createTempDirectory("crossdock-" + scheme + "-").toString();
        } catch (IOException failure) {
            throw new UncheckedIOException("no folder to download to", failure);
        }
    }

    @Override
    public InputStream open() throws IOException {
        if (file.getBody() instanceof File copy) {
            return Files.newInputStream(copy.toPath());
        }
        throw new IOException("the file " + name + " was not downloaded");
    }
}
