package io.crossdock.connectors;

import java.io.File;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.GenericFileProcessStrategy;
import org.apache.camel.util.FileUtil;

/**
 * Moves a file away once the hub has it, or deletes it, and leaves it where it is otherwise. An archived file of the same name stays:
 * the next one gets its own time behind the name, and a number where even that was there.
 */
final class FolderArchive<T> implements GenericFileProcessStrategy<T> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("~yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String folder;
    private final boolean deletes;

    FolderArchive(String folder, boolean deletes) {
        this.folder = folder;
        this.deletes = deletes;
    }

    @Override
    public void prepareOnStartup(GenericFileOperations<T> operations, GenericFileEndpoint<T> endpoint) {}

    @Override
    public boolean begin(
            GenericFileOperations<T> operations,
            GenericFileEndpoint<T> endpoint,
            Exchange exchange,
            GenericFile<T> file) {
        return true;
    }

    @Override
    public void abort(
            GenericFileOperations<T> operations,
            GenericFileEndpoint<T> endpoint,
            Exchange exchange,
            GenericFile<T> file) {
        release(operations, endpoint, exchange, file);
    }

    @Override
    public void rollback(
            GenericFileOperations<T> operations,
            GenericFileEndpoint<T> endpoint,
            Exchange exchange,
            GenericFile<T> file) {
        release(operations, endpoint, exchange, file);
    }

    @Override
    public void commit(
            GenericFileOperations<T> operations,
            GenericFileEndpoint<T> endpoint,
            Exchange exchange,
            GenericFile<T> file) {
        release(operations, endpoint, exchange, file);
        boolean gone = false;
        try {
            gone = deletes ? delete(operations, file) : move(operations, file);
        } finally {
            if (!gone) {
                exchange.setProperty(Arrival.STILL_THERE, true);
            }
        }
    }

    private static <T> boolean delete(GenericFileOperations<T> operations, GenericFile<T> file) {
        String path = file.getAbsoluteFilePath();
        if (!operations.deleteFile(path)) {
            throw new Fault(FolderCodes.DELETE_REFUSED, "cannot delete " + path);
        }
        return true;
    }

    private boolean move(GenericFileOperations<T> operations, GenericFile<T> file) {
        String from = file.getAbsoluteFilePath();
        String archive = isAbsolute() ? folder : parent(from) + folder;
        operations.buildDirectory(archive, archive.startsWith("/"));
        String to = free(operations, archive + '/' + file.getFileNameOnly(), file.getLastModified());
        if (!renames(operations, from, to)) {
            throw new Fault(FolderCodes.RENAME_REFUSED, "cannot move " + from + " to " + archive);
        }
        return true;
    }

    /** A server that still answers has refused; one that does not is another problem. */
    private static <T> boolean renames(GenericFileOperations<T> operations, String from, String to) {
        try {
            return operations.renameFile(from, to);
        } catch (GenericFileOperationFailedException failure) {
            if (operations.existsFile(from)) {
                throw new Fault(FolderCodes.RENAME_REFUSED, "cannot rename " + from + " to " + to, failure);
            }
            throw failure;
        }
    }

    /** Closes what is open, and deletes the copy on this machine, if there is one. */
    private static <T> void release(
            GenericFileOperations<T> operations,
            GenericFileEndpoint<T> endpoint,
            Exchange exchange,
            GenericFile<T> file) {
        operations.releaseRetrievedFileResources(exchange);
        if (endpoint.getLocalWorkDirectory() != null && file.getBody() instanceof File copy) {
            FileUtil.deleteFile(copy);
        }
    }

    private boolean isAbsolute() {
        return folder.startsWith("/") || folder.matches("[A-Za-z]:.*");
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static <T> String free(GenericFileOperations<T> operations, String path, long modified) {
        if (!operations.existsFile(path)) {
            return path;
        }
        String timed = path + TIME.format(Instant.ofEpochMilli(modified));
        String candidate = timed;
        for (int number = 2; operations.existsFile(candidate); number++) {
            candidate = timed + '~' + number;
        }
        return candidate;
    }
}
