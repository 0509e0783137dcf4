package io.crossdock.connectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A port where so many wait to be let in that the system answers nobody else: a connection is neither made nor refused. */
public final class FullDoor implements AutoCloseable {

    private static final int PATIENCE = 200;

    private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> waiting = new ArrayList<>();

    public FullDoor() throws IOException {
        boolean full = false;
        while (!full) {
            full = !letsWait();
        }
    }

    private boolean letsWait() throws IOException {
        Socket guest = new Socket();
        waiting.add(guest);
        try {
            guest.connect(door.getLocalSocketAddress(), PATIENCE);
            return true;
        } catch (SocketTimeoutException full) {
            return false;
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    @Override
    public void close() {
        try {
            for (Socket guest : waiting) {
                guest.close();
            }
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
