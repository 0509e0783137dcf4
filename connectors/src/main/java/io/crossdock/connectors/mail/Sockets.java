package io.crossdock.connectors.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Remembers the last connection, since the library shows none of its own: a probe asks it for its certificate. */
final class Sockets extends SSLSocketFactory {

    private final SSLSocketFactory factory;
    private volatile @Nullable Socket last;

    Sockets(SSLSocketFactory factory) {
        this.factory = factory;
    }

    Optional<SSLSession> last() {
        return last instanceof SSLSocket socket ? Optional.of(socket.getSession()) : Optional.empty();
    }

    private Socket remembered(Socket socket) {
        last = socket;
        return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
        return remembered(factory.createSocket());
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean close) throws IOException {
        return remembered(factory.createSocket(plain, host, port, close));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return remembered(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int from) throws IOException {
        return remembered(factory.createSocket(host, port, local, from));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return remembered(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int from) throws IOException {
        return remembered(factory.createSocket(host, port, local, from));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return factory.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return factory.getSupportedCipherSuites();
    }
}
