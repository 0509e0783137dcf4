package io.crossdock.connectors;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.RemoteFileEndpoint;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/** Tries a folder on a server: to see it, and to write, rename and delete a hidden file in it. */
public final class FolderProbe<T> {

    private static final byte[] NOTHING = {};

    private final Supplier<RemoteFileEndpoint<T>> endpoint;
    private final String folder;
    private final Exchange exchange;
    private @Nullable RemoteFileOperations<T> connected;

    public FolderProbe(CamelContext context, String folder, Supplier<RemoteFileEndpoint<T>> endpoint) {
        this.endpoint = endpoint;
        this.folder = folder;
        this.exchange = new DefaultExchange(context);
    }

    /** Opens the connection and logs in. */
    public void connect() throws Exception {
        RemoteFileEndpoint<T> reached = endpoint.get();
        RemoteFileOperations<T> operations = reached.createRemoteFileOperations();
        connected = operations;
        operations.connect((RemoteFileConfiguration) reached.getConfiguration(), exchange);
    }

    /** What speaks to the server, once connected. */
    public RemoteFileOperations<T> server() {
        return Optional.ofNullable(connected).orElseThrow();
    }

    public String read() {
        int files = server().listFiles(folder).length;
        return "the folder " + folder + " can be read; it holds " + files
                + (files == Oldest.MOST ? " files or more" : " files");
    }

    /** A file that nobody takes, since its name is hidden; whatever happens, it is deleted. */
    public String write(boolean renames) {
        String first = path();
        String second = path();
        exchange.getMessage().setBody(new ByteArrayInputStream(NOTHING));
        if (!server().storeFile(first, exchange, -1)) {
            throw new Fault(FolderCodes.FOLDER_DENIED, "the server takes no file in " + folder);
        }
        boolean renamed = false;
        try {
            renamed = !renames || renames(first, second);
        } finally {
            delete(renames && renamed ? second : first);
        }
        return renames
                ? "files can be written, renamed and deleted in " + folder
                : "files can be written and deleted in " + folder;
    }

    /** A server that still answers has refused; one that does not is another problem. */
    private boolean renames(String from, String to) {
        try {
            if (server().renameFile(from, to)) {
                return true;
            }
        } catch (GenericFileOperationFailedException failure) {
            if (!server().existsFile(from)) {
                throw failure;
            }
        }
        throw new Fault(FolderCodes.RENAME_REFUSED, "the server renames no file in " + folder);
    }

    private void delete(String path) {
        if (!server().deleteFile(path)) {
            throw new Fault(FolderCodes.DELETE_REFUSED, "the server did not delete " + path);
        }
    }

    private String path() {
        return (folder.endsWith("/") ? folder : folder + "/") + ".crossdock-" + UUID.randomUUID() + ".part";
    }

    public void disconnect() {
        Optional.ofNullable(connected).ifPresent(RemoteFileOperations::forceDisconnect);
    }
}
