package io.crossdock.connectors;

import java.io.File;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.GenericFileProcessStrategy;
import org.apache.camel.util.FileUtil;

/**
 * Moves a file away once the hub has it, and leaves it where it is otherwise. An archived file of the same name stays: the next
 * one gets a number.
 */
final class FolderArchive<T> implements GenericFileProcessStrategy<T> {

    private final String folder;

    FolderArchive(String folder) {
        this.folder = folder;
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
        String from = file.getAbsoluteFilePath();
        String archive = isAbsolute() ? folder : parent(from) + folder;
        operations.buildDirectory(archive, archive.startsWith("/"));
        if (!operations.renameFile(from, free(operations, archive + '/' + file.getFileNameOnly()))) {
            throw new GenericFileOperationFailedException("cannot move " + from + " to " + archive);
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

    private static <T> String free(GenericFileOperations<T> operations, String path) {
        String candidate = path;
        for (int number = 2; operations.existsFile(candidate); number++) {
            candidate = path + '~' + number;
        }
        return candidate;
    }
}
