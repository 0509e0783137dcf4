package io.crossdock.connectors.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import io.crossdock.connectors.Oldest;
import io.crossdock.connectors.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.SftpOperations;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.component.file.remote.SftpRemoteFileJCraft;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Camel's operations, with an end to every wait, and with another way to list: as the entries come, on a channel of its own, of which
 * only the oldest are kept. A server that opens no second channel is listed as Camel does.
 */
final class Operations extends SftpOperations {

    private static final Logger LOG = LoggerFactory.getLogger(Operations.class);

    private final Predicate<String> meant;
    private final Duration answer;
    private final Duration transfer;
    private final Line line;
    private @Nullable Session session;

    /**
     * @param connect how long to wait for a connection, in milliseconds
     * @param answer how long to wait for an answer
     * @param transfer how long a file or a listing may take
     */
    Operations(@Nullable Proxy proxy, Predicate<String> meant, int connect, Duration answer, Duration transfer) {
        super(proxy);
        this.meant = meant;
        this.line = new Line(connect);
        this.answer = answer;
        this.transfer = transfer;
    }

    /** The library waits for ever for a server that is there and says nothing; this ends the connection, and so the wait. */
    private <T> T within(Duration limit, Supplier<T> call) {
        return Patience.within(limit, this::cut, call);
    }

    private void cut() {
        try {
            line.close();
        } catch (IOException broken) {
            LOG.debug("a connection did not close: {}", broken.getMessage());
        }
    }

    @Override
    public boolean connect(RemoteFileConfiguration configuration, Exchange exchange) {
        return within(answer, () -> super.connect(configuration, exchange));
    }

    @Override
    public boolean existsFile(String name) {
        return within(answer, () -> super.existsFile(name));
    }

    @Override
    public boolean renameFile(String from, String to) {
        return within(answer, () -> super.renameFile(from, to));
    }

    @Override
    public boolean deleteFile(String name) {
        return within(answer, () -> super.deleteFile(name));
    }

    @Override
    public boolean buildDirectory(String directory, boolean absolute) {
        return within(answer, () -> super.buildDirectory(directory, absolute));
    }

    @Override
    public boolean retrieveFile(String name, Exchange exchange, long size) {
        return within(transfer, () -> super.retrieveFile(name, exchange, size));
    }

    @Override
    public boolean storeFile(String name, Exchange exchange, long size) {
        return within(transfer, () -> super.storeFile(name, exchange, size));
    }

    @Override
    protected Session createSession(RemoteFileConfiguration configuration) throws JSchException {
        Session opened = super.createSession(configuration);
        opened.setSocketFactory(line);
        session = opened;
        return opened;
    }

    @Override
    public SftpRemoteFile<?>[] listFiles(String path) {
        return within(transfer, () -> list(path));
    }

    private SftpRemoteFile<?>[] list(String path) {
        Optional<ChannelSftp> channel = channel();
        Oldest<SftpRemoteFile<?>> oldest =
                new Oldest<>(meant, SftpRemoteFile::getFilename, SftpRemoteFile::getLastModified);
        if (channel.isEmpty()) {
            for (SftpRemoteFile<?> file : super.listFiles(path)) {
                oldest.add(file);
            }
        } else {
            list(path, channel.get(), oldest);
        }
        return oldest.files().toArray(SftpRemoteFile<?>[]::new);
    }

    private static void list(String path, ChannelSftp channel, Oldest<SftpRemoteFile<?>> oldest) {
        try {
            channel.ls(path, entry -> {
                if (!entry.getAttrs().isDir()) {
                    oldest.add(new SftpRemoteFileJCraft(entry));
                }
                return ChannelSftp.LsEntrySelector.CONTINUE;
            });
        } catch (SftpException failure) {
            throw new GenericFileOperationFailedException("Cannot list directory: " + path, failure);
        } finally {
            channel.disconnect();
        }
    }

    private Optional<ChannelSftp> channel() {
        if (session == null || !session.isConnected()) {
            return Optional.empty();
        }
        try {
            ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
            channel.connect((int) answer.toMillis());
            return Optional.of(channel);
        } catch (JSchException refused) {
            return Optional.empty();
        }
    }
}
