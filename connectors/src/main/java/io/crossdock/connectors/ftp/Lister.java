package io.crossdock.connectors.ftp;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPCmd;
import org.jspecify.annotations.Nullable;

/**
 * A client that hands over the connection of a listing, since the library reads a whole one before it shows the first file of it; and
 * whose connection for files can be ended from another thread, which ending the one for commands does not do.
 */
interface Lister {

    /** Nothing where the server refuses; its reply says why. */
    @Nullable
    Socket open(FTPCmd command, String path) throws IOException;

    /** Ends both connections under whoever waits for the server. */
    void cut() throws IOException;

    /** One without TLS. */
    final class Plain extends FTPClient implements Lister {

        private volatile Optional<Socket> files = Optional.empty();

        @Override
        protected @Nullable Socket _openDataConnection_(String command, String argument) throws IOException {
            Socket opened = super._openDataConnection_(command, argument);
            files = Optional.ofNullable(opened);
            return opened;
        }

        @Override
        public void cut() throws IOException {
            Optional<Socket> opened = files;
            try {
                disconnect();
            } finally {
                if (opened.isPresent()) {
                    opened.get().close();
                }
            }
        }

        @Override
        public @Nullable Socket open(FTPCmd command, String path) throws IOException {
            return _openDataConnection_(command, path);
        }
    }
}
