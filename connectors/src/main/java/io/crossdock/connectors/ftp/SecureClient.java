package io.crossdock.connectors.ftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.commons.net.DefaultSocketFactory;
import org.apache.commons.net.ftp.FTPCmd;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;

/**
 * A client within TLS that knows whom it talks to on both connections. The library compares the host's name on the first one only, and
 * begins the one for files as if with a stranger. Here it is one to the same host and port: so its name counts there too, and it takes up
 * the session of the first, which servers ask for as proof that both are the same client's.
 *
 * <p>Java keeps sessions by host and port, and asks the socket below for the port. In TLS 1.3 a ticket is good for one connection, and the
 * one for the next comes while this one is read: so it is read where the hub only writes, too.
 */
final class SecureClient extends FTPSClient implements Lister {

    private static final int PATIENCE = 5_000;

    private final SSLContext context;
    private volatile Optional<Socket> below = Optional.empty();
    private boolean hidden;

    SecureClient(boolean implicit, SSLContext context) {
        super(implicit, context);
        this.context = context;
        setEndpointCheckingEnabled(true);
    }

    /** Of the connection for commands; there once it is within TLS. */
    Optional<SSLSession> session() {
        return _socket_ instanceof SSLSocket socket ? Optional.of(socket.getSession()) : Optional.empty();
    }

    @Override
    public @Nullable Socket open(FTPCmd command, String path) throws IOException {
        return _openDataConnection_(command, path);
    }

    /** Not the one within TLS, whose closing waits for whoever writes to it. */
    @Override
    public void cut() throws IOException {
        Optional<Socket> plain = below;
        try {
            disconnect();
        } finally {
            if (plain.isPresent()) {
                plain.get().close();
            }
        }
    }

    /** From now on files are within TLS too; the library would open their connections by itself. */
    @Override
    public void execPROT(String level) throws SSLException, IOException {
        super.execPROT(level);
        int port = _socket_.getPort();
        setSocketFactory(new DefaultSocketFactory() {
            @Override
            public Socket createSocket() {
                return new Beside(port);
            }
        });
        setServerSocketFactory(new Doors(port));
        hidden = level.equals("P");
    }

    @Override
    protected @Nullable Socket _openDataConnection_(String command, String argument) throws IOException {
        Socket plain = super._openDataConnection_(command, argument);
        below = Optional.ofNullable(plain);
        return plain == null || !hidden ? plain : within(plain);
    }

    private Socket within(Socket plain) throws IOException {
        SSLSocket files =
                (SSLSocket) context.getSocketFactory().createSocket(plain, _hostname_, _socket_.getPort(), true);
        boolean done = false;
        try {
            SSLParameters parameters = files.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            files.setSSLParameters(parameters);
            files.setUseClientMode(true);
            files.startHandshake();
            done = true;
            return files;
        } finally {
            if (!done) {
                files.close();
            }
        }
    }

    @Override
    protected boolean _storeFile(String command, String remote, InputStream local) throws IOException {
        Socket files = _openDataConnection_(command, remote);
        if (files == null) {
            return false;
        }
        try (files) {
            OutputStream out = files.getOutputStream();
            local.transferTo(out);
            out.flush();
            if (files instanceof SSLSocket socket
                    && socket.getSession().getProtocol().equals("TLSv1.3")) {
                takeTicket(socket);
            }
        }
        return completePendingCommand();
    }

    /** The server closes once it has all; one that waits for us to do so gets its way. */
    private static void takeTicket(SSLSocket files) throws IOException {
        files.shutdownOutput();
        files.setSoTimeout(PATIENCE);
        try {
            files.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketTimeoutException waiting) {
            files.close();
        }
    }

    /** A connection for files, which says of itself that it leads to where the commands go. */
    private static final class Beside extends Socket {

        private final int commands;

        Beside(int commands) {
            this.commands = commands;
        }

        @Override
        public int getPort() {
            return commands;
        }
    }

    /** Lets in connections for files that the server opens. */
    private static final class Doors extends ServerSocketFactory {

        private final int commands;

        Doors(int commands) {
            this.commands = commands;
        }

        @Override
        public ServerSocket createServerSocket(int port) throws IOException {
            return createServerSocket(port, 0);
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) throws IOException {
            return createServerSocket(port, backlog, InetAddress.getByAddress(new byte[4]));
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
            return new ServerSocket(port, backlog, address) {
                @Override
                public Socket accept() throws IOException {
                    Beside files = new Beside(commands);
                    implAccept(files);
                    return files;
                }
            };
        }
    }
}
