package io.crossdock.harness.rounds;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives each connection to the next node that takes one, as the balancer does that stands before the nodes of a hub. */
final class Balancer implements AutoCloseable {

    private final ServerSocket door;
    private final List<Integer> nodes;
    private final AtomicInteger turn = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "balancer");
        thread.setDaemon(true);
        return thread;
    });

    /** @param nodes their ports */
    Balancer(int port, List<Integer> nodes) throws IOException {
        this.door = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.nodes = List.copyOf(nodes);
        threads.execute(this::serve);
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.execute(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        Optional<Socket> node = node();
        if (node.isEmpty()) {
            close(client);
            return;
        }
        threads.execute(() -> copy(node.get(), client));
        copy(client, node.get());
    }

    private Optional<Socket> node() {
        int first = turn.getAndIncrement();
        for (int i = 0; i < nodes.size(); i++) {
            try {
                return Optional.of(new Socket(
                        InetAddress.getLoopbackAddress(), nodes.get(Math.floorMod(first + i, nodes.size()))));
            } catch (IOException down) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException gone) {
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
