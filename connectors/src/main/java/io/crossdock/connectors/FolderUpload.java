package io.crossdock.connectors;

import io.crossdock.config.Location;
import io.crossdock.config.Setting;
import io.crossdock.config.Settings;
import io.crossdock.config.Spec;
import io.crossdock.config.Wire;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFile;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.RemoteFileEndpoint;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Writes files to a server: under a hidden name, then renames. A name that is taken by the same bytes is an earlier attempt of the same
 * dispatch; where the server lets nobody rename, so is one that is taken by the beginning of them.
 *
 * <p>Camel's operations, in our own order: its producer does not compare. The connection is kept from one dispatch to the next and
 * given up after any failure.
 */
public final class FolderUpload<T> extends ServiceSupport implements Processor {

    private static final Setting FOLDER =
            Setting.text("folder", "The folder to write to.").must();
    private static final Setting OVERWRITE = Setting.flag(
                    "overwrite", "Whether a file may replace another one of its name.")
            .or("false");
    public static final Setting RENAME = Setting.flag(
                    "rename",
                    "Whether a file is written under a hidden name and renamed when it is complete; 'false' only where the server"
                            + " refuses to rename: then whoever reads there must wait until a file grows no more.")
            .or("true");

    /** What a channel says of a folder on a server, in the language of a word. */
    public static Spec spec(String word) {
        return Spec.of(
                        word,
                        "Writes files into a folder on a server, each complete before it has its name.",
                        FOLDER,
                        OVERWRITE,
                        RENAME)
                .example("{ folder: /in/orders }");
    }

    /** What lies under a name, seen from what is to be written there. */
    private enum Likeness {
        SAME,
        BEGUN,
        OTHER
    }

    private final Settings settings;
    private final String scheme;
    private final Function<CamelContext, RemoteFileEndpoint<T>> server;
    private @Nullable RemoteFileOperations<T> kept;

    /** @param server opens no connection by itself */
    public FolderUpload(Settings settings, String scheme, Function<CamelContext, RemoteFileEndpoint<T>> server) {
        this.settings = settings;
        this.scheme = scheme;
        this.server = server;
    }

    @Override
    public synchronized void process(Exchange exchange) throws Exception {
        Dispatch dispatch = exchange.getMessage().getMandatoryBody(Dispatch.class);
        if (!Leaf.is(dispatch.wire().name())) {
            exchange.getMessage()
                    .setBody(Receipt.refused(FolderCodes.NAME_IS_PATH.at(
                            place(""),
                            "the name '" + Leaf.of(dispatch.wire().name()) + "' was asked for with a path")));
            return;
        }
        boolean done = false;
        try {
            exchange.getMessage().setBody(write(dispatch.wire(), exchange.getContext()));
            done = true;
        } finally {
            if (!done) {
                disconnect();
            }
        }
    }

    private Receipt write(Wire wire, CamelContext context) throws Exception {
        RemoteFileOperations<T> server = connected(context);
        String path = path(wire.name());
        boolean taken = server.existsFile(path);
        if (taken && !settings.flag(OVERWRITE.name())) {
            switch (likeness(wire, path, server, context)) {
                case SAME -> {
                    return Receipt.delivered();
                }
                case OTHER -> {
                    return taken(path);
                }
                case BEGUN -> {
                    if (renames()) {
                        return taken(path);
                    }
                }
            }
        }
        if (!renames()) {
            store(wire, path, server, context);
            return Receipt.delivered();
        }
        String unfinished = path(Leaf.unfinished(wire.name()));
        try {
            store(wire, unfinished, server, context);
            if (taken) {
                server.deleteFile(path);
            }
            rename(server, unfinished, path);
            return Receipt.delivered();
        } catch (IOException | GenericFileOperationFailedException | Fault failure) {
            sweep(server, unfinished, failure);
            throw failure;
        }
    }

    /** Room on a full disk is wanted. A server that cannot be reached is not asked; the next attempt writes over what is left. */
    private static <T> void sweep(RemoteFileOperations<T> server, String unfinished, Exception failure) {
        boolean silent =
                Fault.codeIn(failure).filter(NetworkCodes.SILENT::equals).isPresent();
        if (silent || NetworkCodes.in(failure).isPresent()) {
            return;
        }
        try {
            server.deleteFile(unfinished);
        } catch (GenericFileOperationFailedException refused) {
            failure.addSuppressed(refused);
        }
    }

    private boolean renames() {
        return settings.flag(RENAME.name());
    }

    /** A server that still answers has refused; one that does not is another problem. */
    private void rename(RemoteFileOperations<T> server, String from, String to) {
        try {
            if (server.renameFile(from, to)) {
                return;
            }
        } catch (GenericFileOperationFailedException failure) {
            if (!server.existsFile(from)) {
                throw failure;
            }
            throw new Fault(FolderCodes.RENAME_REFUSED, "the server did not rename to " + to, failure);
        }
        throw new Fault(FolderCodes.RENAME_REFUSED, "the server did not rename to " + to);
    }

    private static <T> void store(Wire wire, String path, RemoteFileOperations<T> server, CamelContext context)
            throws IOException {
        Exchange exchange = new DefaultExchange(context);
        try (InputStream in = wire.open()) {
            exchange.getMessage().setBody(in);
            if (!server.storeFile(path, exchange, -1)) {
                throw new IOException("the server did not take " + path);
            }
        }
    }

    private static <T> Likeness likeness(Wire wire, String path, RemoteFileOperations<T> server, CamelContext context)
            throws IOException {
        Exchange exchange = new DefaultExchange(context);
        RemoteFile<T> there = new RemoteFile<>();
        exchange.setProperty(FileComponent.FILE_EXCHANGE_FILE, there);
        if (!server.retrieveFile(path, exchange, -1) || !(there.getBody() instanceof InputStream stream)) {
            throw new IOException("the server did not show " + path);
        }
        try (InputStream ours = new BufferedInputStream(wire.open());
                InputStream theirs = new BufferedInputStream(stream)) {
            return likeness(ours, theirs);
        } finally {
            server.releaseRetrievedFileResources(exchange);
        }
    }

    private static Likeness likeness(InputStream ours, InputStream theirs) throws IOException {
        int our = ours.read();
        int their = theirs.read();
        while (our >= 0 && our == their) {
            our = ours.read();
            their = theirs.read();
        }
        if (our == their) {
            return Likeness.SAME;
        }
        return their < 0 ? Likeness.BEGUN : Likeness.OTHER;
    }

    private Receipt taken(String path) {
        return Receipt.refused(
                FolderCodes.NAME_TAKEN.at(place(path), "a file of this name with other content is there already"));
    }

    private Location place(String path) {
        return Location.path(scheme + "://" + settings.text("address"), path);
    }

    private String path(String name) {
        String folder = settings.text(FOLDER.name());
        return folder.endsWith("/") ? folder + name : folder + "/" + name;
    }

    private RemoteFileOperations<T> connected(CamelContext context) throws Exception {
        if (kept == null || !kept.isConnected()) {
            RemoteFileEndpoint<T> endpoint = server.apply(context);
            RemoteFileOperations<T> fresh = endpoint.createRemoteFileOperations();
            fresh.connect((RemoteFileConfiguration) endpoint.getConfiguration(), new DefaultExchange(context));
            kept = fresh;
        }
        return kept;
    }

    private synchronized void disconnect() {
        if (kept != null) {
            kept.forceDisconnect();
            kept = null;
        }
    }

    @Override
    protected void doStop() {
        disconnect();
    }
}
