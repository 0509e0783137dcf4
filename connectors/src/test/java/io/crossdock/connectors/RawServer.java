package io.crossdock.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that speaks HTTP as a test wants it to, byte by byte. */
final class RawServer implements AutoCloseable {

    /** What becomes of a connection once a request has been read from it. */
    @FunctionalInterface
    interface Behaviour {
        void answer(Socket socket, OutputStream out) throws IOException, InterruptedException;
    }

    /** The requests that were read, without their bodies. */
    final List<String> heads = new CopyOnWriteArrayList<>();

    /** The connections that were opened. */
    final List<Socket> connections = new CopyOnWriteArrayList<>();

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Behaviour behaviour;

    RawServer(Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        threads.submit(() -> {
            while (true) {
                Socket socket = door.accept();
                connections.add(socket);
                threads.submit(() -> serve(socket));
            }
        });
    }

    static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private Object serve(Socket socket) throws IOException, InterruptedException {
        try (socket) {
            while (readsRequest(socket.getInputStream())) {
                behaviour.answer(socket, socket.getOutputStream());
            }
            return socket;
        } catch (SocketException gone) {
            return socket;
        }
    }

    private boolean readsRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        String text = head.toString();
        int length = text.lines()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring(16)))
                .sum();
        in.readNBytes(length);
        heads.add(text);
        return true;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort() + "/orders");
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
