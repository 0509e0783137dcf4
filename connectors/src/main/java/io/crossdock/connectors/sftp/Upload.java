package io.crossdock.connectors.sftp;

import io.crossdock.config.Location;
import io.crossdock.config.Settings;
import io.crossdock.config.Wire;
import io.crossdock.connectors.Dispatch;
import io.crossdock.connectors.FolderCodes;
import io.crossdock.connectors.Leaf;
import io.crossdock.connectors.Receipt;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.remote.RemoteFile;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Writes under a hidden name, then renames. A name that is taken by the same bytes is an earlier attempt of the same dispatch.
 *
 * <p>Camel's operations, in our own order: its producer does not compare. The connection is kept from one dispatch to the next and
 * given up after any failure.
 */
final class Upload extends ServiceSupport implements Processor {

    private final Settings settings;
    private @Nullable RemoteFileOperations<SftpRemoteFile> kept;

    Upload(Settings settings) {
        this.settings = settings;
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

    private Receipt write(Wire wire, CamelContext context) throws IOException {
        RemoteFileOperations<SftpRemoteFile> server = connected(context);
        String path = path(wire.name());
        boolean taken = server.existsFile(path);
        if (taken && !settings.flag("overwrite")) {
            return sameAs(wire, path, server, context) ? Receipt.delivered() : taken(path);
        }
        String unfinished = path(Leaf.unfinished(wire.name()));
        store(wire, unfinished, server, context);
        if (taken) {
            server.deleteFile(path);
        }
        if (!server.renameFile(unfinished, path)) {
            throw new IOException("the server did not rename to " + path);
        }
        return Receipt.delivered();
    }

    private static void store(Wire wire, String path, RemoteFileOperations<SftpRemoteFile> server, CamelContext context)
            throws IOException {
        Exchange exchange = new DefaultExchange(context);
        try (InputStream in = wire.open()) {
            exchange.getMessage().setBody(in);
            if (!server.storeFile(path, exchange, -1)) {
                throw new IOException("the server did not take " + path);
            }
        }
    }

    private static boolean sameAs(
            Wire wire, String path, RemoteFileOperations<SftpRemoteFile> server, CamelContext context)
            throws IOException {
        Exchange exchange = new DefaultExchange(context);
        RemoteFile<SftpRemoteFile> there = new RemoteFile<>();
        exchange.setProperty(FileComponent.FILE_EXCHANGE_FILE, there);
        if (!server.retrieveFile(path, exchange, -1) || !(there.getBody() instanceof InputStream stream)) {
            throw new IOException("the server did not show " + path);
        }
        try (InputStream ours = new BufferedInputStream(wire.open());
                InputStream theirs = new BufferedInputStream(stream)) {
            return same(ours, theirs);
        } finally {
            server.releaseRetrievedFileResources(exchange);
        }
    }

    private static boolean same(InputStream ours, InputStream theirs) throws IOException {
        int our = ours.read();
        int their = theirs.read();
        while (our >= 0 && our == their) {
            our = ours.read();
            their = theirs.read();
        }
        return our == their;
    }

    private Receipt taken(String path) {
        return Receipt.refused(
                FolderCodes.NAME_TAKEN.at(place(path), "a file of this name with other content is there already"));
    }

    private Location place(String path) {
        return Location.path("sftp://" + settings.text("address"), path);
    }

    private String path(String name) {
        String folder = settings.text("folder");
        return folder.endsWith("/") ? folder + name : folder + "/" + name;
    }

    private RemoteFileOperations<SftpRemoteFile> connected(CamelContext context) {
        if (kept == null || !kept.isConnected()) {
            SftpEndpoint endpoint = Server.endpoint(context, settings);
            RemoteFileOperations<SftpRemoteFile> fresh = endpoint.createRemoteFileOperations();
            fresh.connect(endpoint.getConfiguration(), new DefaultExchange(context));
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
