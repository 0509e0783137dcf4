package io.crossdock.connectors.sftp;

import com.jcraft.jsch.SocketFactory;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;

/**
 * The socket of a session, which can be closed under whoever waits for the other side: the library takes that as a broken connection,
 * which ending the session itself, from another thread, is not to it.
 */
final class Line implements SocketFactory, Closeable {

    private final int connectTimeout;
    private volatile Optional<Socket> socket = Optional.empty();

    /** @param connectTimeout in milliseconds */
    Line(int connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        Socket opened = new Socket();
        socket = Optional.of(opened);
        opened.connect(new InetSocketAddress(host, port), connectTimeout);
        return opened;
    }

    @Override
    public InputStream getInputStream(Socket opened) throws IOException {
        return opened.getInputStream();
    }

    @Override
    public OutputStream getOutputStream(Socket opened) throws IOException {
        return opened.getOutputStream();
    }

    @Override
    public void close() throws IOException {
        Optional<Socket> opened = socket;
        if (opened.isPresent()) {
            opened.get().close();
        }
    }
}
