package io.crossdock.connectors.ftp;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;

/**
 * A client within TLS that knows whom it talks to on both connections. The library compares the host's name on the first one only, and
 * begins the one for files as if with a stranger; here it is opened as one to the same host and port, so that its name counts there too,
 * and a session that both sides keep may be used again.
 */
final class SecureClient extends FTPSClient {

    private final SSLContext context;
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

    /** From now on files are within TLS too; the library would open their connections by itself. */
    @Override
    public void execPROT(String level) throws SSLException, IOException {
        super.execPROT(level);
        setSocketFactory(null);
        setServerSocketFactory(null);
        hidden = level.equals("P");
    }

    @Override
    protected @Nullable Socket _openDataConnection_(String command, String argument) throws IOException {
        Socket plain = super._openDataConnection_(command, argument);
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
}
