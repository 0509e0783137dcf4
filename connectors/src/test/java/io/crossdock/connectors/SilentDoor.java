package io.crossdock.connectors;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that lets everybody in and says no more than a greeting; who waits for longer than any setting of a test is shown out. */
public final class SilentDoor implements AutoCloseable {

    private static final int LONGEST = 20_000;

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> guests = new CopyOnWriteArrayList<>();

    private final String greeting;

    /** One that says nothing at all. */
    public SilentDoor() throws IOException {
        this("");
    }

    public SilentDoor(String greeting) throws IOException {
        this.greeting = greeting;
        inBackground(this::open);
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "silent-door");
        thread.setDaemon(true);
        thread.start();
    }

    private void open() {
        try {
            while (true) {
                Socket guest = door.accept();
                guests.add(guest);
                inBackground(() -> keep(guest));
            }
        } catch (IOException closed) {
            // the end of this server
        }
    }

    private void keep(Socket guest) {
        try (guest) {
            guest.setSoTimeout(LONGEST);
            guest.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
            guest.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException over) {
            // the guest has waited for too long, or is gone
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket guest : guests) {
                guest.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
