package io.crossdock.connectors.ftp;

import io.crossdock.connectors.Fault;
import io.crossdock.connectors.Oldest;
import io.crossdock.connectors.Patience;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLSession;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.FtpOperations;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPCmd;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPFileEntryParser;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.parser.DefaultFTPFileEntryParserFactory;
import org.apache.commons.net.ftp.parser.FTPFileEntryParserFactory;
import org.apache.commons.net.ftp.parser.MLSxEntryParser;

/**
 * Camel's operations, with an end to every transfer, and with files asked for one by one by MLST (RFC 3659) or SIZE, of a listing only
 * the oldest. A download that broke off goes on where it ended, as long as the file is still of that size and time, and counts only when
 * it is as long as the listing said.
 */
final class Operations extends FtpOperations {

    private static final FTPFileEntryParserFactory PARSERS = new DefaultFTPFileEntryParserFactory();

    private final Predicate<String> meant;
    private final Duration transfer;
    private final Optional<Server.Ports> ports;
    private Optional<String> begun = Optional.empty();

    /** @param transfer how long a file or a listing may take */
    Operations(FTPClient client, Predicate<String> meant, Duration transfer, Optional<Server.Ports> ports) {
        super(client, null);
        this.meant = meant;
        this.transfer = transfer;
        this.ports = ports;
    }

    /** Asks the server. */
    @FunctionalInterface
    private interface Asking<T> {
        T ask() throws IOException;
    }

    private <T> T asked(Asking<T> asking) {
        try {
            return asking.ask();
        } catch (IOException failure) {
            throw failed(String.valueOf(failure.getMessage()), failure);
        }
    }

    private GenericFileOperationFailedException failed(String what, IOException failure) {
        return new GenericFileOperationFailedException(client.getReplyCode(), client.getReplyString(), what, failure);
    }

    private <T> T within(Supplier<T> call) {
        return Patience.within(transfer, this::cut, call);
    }

    private void cut() {
        try {
            ((Lister) client).cut();
        } catch (IOException broken) {
            log.debug("a connection did not close: {}", broken.getMessage());
        }
    }

    /** The library forgets the ports at each connection. Files are as secret as the password (RFC 4217, 9). */
    @Override
    public boolean connect(RemoteFileConfiguration configuration, Exchange exchange) {
        boolean connected = super.connect(configuration, exchange);
        ports.ifPresent(range -> client.setActivePortRange(range.first(), range.last()));
        if (client instanceof SecureClient secure) {
            asked(() -> {
                secure.execPBSZ(0);
                secure.execPROT("P");
                return true;
            });
        }
        return connected;
    }

    /** Of a connection within TLS. */
    Optional<SSLSession> session() {
        return client instanceof SecureClient secure ? secure.session() : Optional.empty();
    }

    /** Servers close what was idle for minutes, and the library does not look. */
    @Override
    public boolean isConnected() {
        try {
            return client.isConnected() && client.sendNoOp();
        } catch (IOException broken) {
            return false;
        }
    }

    /** What cannot be closed is broken, and the next one is new. */
    @Override
    public void forceDisconnect() {
        try {
            super.forceDisconnect();
        } catch (GenericFileOperationFailedException broken) {
            cut();
        }
    }

    @Override
    public boolean existsFile(String name) {
        return asked(() -> {
            if (client.hasFeature("MLST")) {
                return client.mlistFile(name) != null;
            }
            return client.hasFeature("SIZE") ? client.getSize(name) != null : super.existsFile(name);
        });
    }

    @Override
    public FTPFile[] listFiles(String path) {
        return within(() -> asked(() -> list(path)));
    }

    /** MLSD tells times to the second and in UTC; LIST does neither. */
    private FTPFile[] list(String path) throws IOException {
        Oldest<FTPFile> oldest = new Oldest<>(meant, FTPFile::getName, Operations::modified);
        if (client.hasFeature("MLST")) {
            read(FTPCmd.MLSD, path, MLSxEntryParser.getInstance(), oldest);
        } else {
            read(FTPCmd.LIST, path, PARSERS.createFileEntryParser(client.getSystemType()), oldest);
        }
        if (!FTPReply.isPositiveCompletion(client.getReplyCode())) {
            throw new GenericFileOperationFailedException(
                    client.getReplyCode(), client.getReplyString(), "Cannot list directory: " + path);
        }
        FTPFile[] files = oldest.files().toArray(FTPFile[]::new);
        if (files.length == 0 && !isFolder(path)) {
            throw new GenericFileOperationFailedException(
                    client.getReplyCode(), client.getReplyString(), "Cannot find directory: " + path);
        }
        return files;
    }

    /** Some servers list what is not there, as empty. */
    private boolean isFolder(String path) throws IOException {
        if (client.hasFeature("MLST")) {
            return client.mlistFile(path) != null;
        }
        String present = client.printWorkingDirectory();
        boolean folder = client.changeWorkingDirectory(path);
        client.changeWorkingDirectory(present);
        return folder;
    }

    private void read(FTPCmd command, String path, FTPFileEntryParser parser, Oldest<FTPFile> oldest)
            throws IOException {
        Socket listing = ((Lister) client).open(command, path);
        if (listing == null) {
            return;
        }
        try (listing;
                BufferedReader entries = new BufferedReader(
                        new InputStreamReader(listing.getInputStream(), client.getControlEncoding()))) {
            String entry = parser.readNextEntry(entries);
            while (entry != null) {
                FTPFile file = parser.parseFTPEntry(entry);
                if (file != null && file.isFile()) {
                    oldest.add(file);
                }
                entry = parser.readNextEntry(entries);
            }
        }
        client.completePendingCommand();
    }

    private static long modified(FTPFile file) {
        return file.getTimestamp() == null ? 0 : file.getTimestamp().getTimeInMillis();
    }

    @Override
    public boolean storeFile(String name, Exchange exchange, long size) {
        return within(() -> {
            try {
                return super.storeFile(name, exchange, size);
            } catch (GenericFileOperationFailedException failure) {
                throw explained(name, answered(failure));
            }
        });
    }

    /** A server that breaks a transfer off says why over the other connection. */
    private GenericFileOperationFailedException answered(GenericFileOperationFailedException failure) {
        if (!client.isConnected() || !FTPReply.isPositivePreliminary(client.getReplyCode())) {
            return failure;
        }
        try {
            return client.completePendingCommand()
                    ? failure
                    : new GenericFileOperationFailedException(client.getReplyCode(), client.getReplyString());
        } catch (IOException silent) {
            return failure;
        }
    }

    /** Servers have many replies for a folder that is not there. */
    private GenericFileOperationFailedException explained(String name, GenericFileOperationFailedException failure) {
        String folder = name.substring(0, Math.max(0, name.lastIndexOf('/')));
        boolean refused = failure.getCode() >= 550 && failure.getCode() < 560;
        if (!refused || folder.isEmpty() || asked(() -> isFolder(folder))) {
            return failure;
        }
        return new GenericFileOperationFailedException("Cannot find directory: " + folder, failure);
    }

    @Override
    public boolean retrieveFile(String name, Exchange exchange, long size) {
        if (endpoint.getLocalWorkDirectory() == null) {
            return within(() -> super.retrieveFile(name, exchange, size));
        }
        @SuppressWarnings("unchecked") // an endpoint of FTP hands on its files
        GenericFile<FTPFile> file = exchange.getProperty(FileComponent.FILE_EXCHANGE_FILE, GenericFile.class);
        File copy = new File(endpoint.getLocalWorkDirectory(), file.getRelativeFilePath());
        String version = name + ' ' + file.getFileLength() + ' ' + file.getLastModified();
        if (!begun.equals(Optional.of(version))) {
            delete(Path.of(copy + ".inprogress"));
        }
        begun = Optional.of(version);
        boolean retrieved = within(() -> super.retrieveFile(name, exchange, size));
        begun = retrieved ? Optional.empty() : begun;
        if (retrieved && file.getFileLength() >= 0 && copy.length() != file.getFileLength()) {
            long length = copy.length();
            delete(copy.toPath());
            throw new Fault(
                    Ftp.CUT_SHORT,
                    name + " came with " + length + " bytes, and the server lists it with " + file.getFileLength());
        }
        return retrieved;
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot delete a broken download", failure);
        }
    }
}
