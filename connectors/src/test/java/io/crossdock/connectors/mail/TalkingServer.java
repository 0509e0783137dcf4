package io.crossdock.connectors.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A mail server of which one reply to a recipient, and one to the end of a mail, are given; without one it closes the connection. */
final class TalkingServer implements AutoCloseable {

    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final String toRecipient;
    private final String toMail;

    TalkingServer(String toRecipient, String toMail) throws IOException {
        this.toRecipient = toRecipient;
        this.toMail = toMail;
        Thread thread = new Thread(this::serve, "talking-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException closed) {
                // the next one, if any
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8);
        out.print("220 here\r\n");
        out.flush();
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Optional<String> reply = data ? end(line) : Optional.of(reply(line));
            if (reply.isPresent()) {
                if (reply.get().isEmpty()) {
                    return;
                }
                out.print(reply.get() + "\r\n");
                out.flush();
                data = line.equals("DATA");
            }
        }
    }

    private Optional<String> end(String line) {
        return line.equals(".") ? Optional.of(toMail) : Optional.empty();
    }

    private String reply(String line) {
        if (line.startsWith("RCPT")) {
            return toRecipient;
        }
        return line.equals("DATA") ? "354 go on" : "250 ok";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
