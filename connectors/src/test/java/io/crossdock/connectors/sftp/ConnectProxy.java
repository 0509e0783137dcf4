package io.crossdock.connectors.sftp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP proxy that knows CONNECT alone, and asks for a login. */
final class ConnectProxy implements AutoCloseable {

    final List<String> asked = new CopyOnWriteArrayList<>();
    private final String login;
    private final ServerSocket door;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    ConnectProxy(String login) throws IOException {
        this.login = login;
        door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        threads.execute(() -> {
            while (!door.isClosed()) {
                accept();
            }
        });
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        try {
            Socket client = door.accept();
            threads.execute(() -> serve(client));
        } catch (IOException closed) {
            // the end of this proxy
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client);
            asked.add(head.lines().findFirst().orElse(""));
            boolean known = head.contains("Proxy-Authorization: Basic "
                    + java.util.Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
            say(client, known ? "HTTP/1.0 200 OK\r\n\r\n" : "HTTP/1.0 407 Proxy Authentication Required\r\n\r\n");
            if (known) {
                String[] target = asked.get(asked.size() - 1).split("[ :]");
                join(client, new Socket(target[1], Integer.parseInt(target[2])));
            }
        } catch (IOException broken) {
            // a tunnel ends as its ends do
        }
    }

    private void join(Socket client, Socket server) throws IOException {
        try (server) {
            threads.execute(() -> copy(client, server));
            copy(server, client);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            // a tunnel ends as its ends do
        }
    }

    private static void say(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String head(Socket client) throws IOException {
        StringBuilder head = new StringBuilder();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
