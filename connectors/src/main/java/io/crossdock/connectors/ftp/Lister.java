package io.crossdock.connectors.ftp;

import java.io.IOException;
import java.net.Socket;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPCmd;
import org.jspecify.annotations.Nullable;

/** A client that hands over the connection of a listing: the library reads a whole one before it shows the first file of it. */
interface Lister {

    /** Nothing where the server refuses; its reply says why. */
    @Nullable
    Socket open(FTPCmd command, String path) throws IOException;

    /** One without TLS. */
    final class Plain extends FTPClient implements Lister {
        @Override
        public @Nullable Socket open(FTPCmd command, String path) throws IOException {
            return _openDataConnection_(command, path);
        }
    }
}
