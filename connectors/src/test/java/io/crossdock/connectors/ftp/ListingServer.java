package io.crossdock.connectors.ftp;

import io.crossdock.config.Settings;
import io.crossdock.connectors.Examples;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server whose folder holds as many files as it is told, the youngest first, none of which takes any room. */
final class ListingServer implements AutoCloseable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final LocalDateTime YOUNGEST = LocalDateTime.of(2026, 3, 2, 8, 0);

    private final int files;
    private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final ServerSocket side = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    ListingServer(int files) throws IOException {
        this.files = files;
        threads.submit(() -> {
            while (true) {
                Socket socket = door.accept();
                threads.submit(() -> serve(socket));
            }
        });
    }

    private Object serve(Socket socket) throws IOException {
        try (socket;
                BufferedReader commands =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                Writer replies = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.US_ASCII)) {
            say(replies, "220 ready");
            for (String command = commands.readLine(); command != null; command = commands.readLine()) {
                answer(command.replaceFirst(" .*", ""), replies);
            }
        }
        return socket;
    }

    private void answer(String command, Writer replies) throws IOException {
        switch (command) {
            case "USER" -> say(replies, "331 who are you");
            case "PASS" -> say(replies, "230 welcome");
            case "SYST" -> say(replies, "215 UNIX Type: L8");
            case "FEAT" -> say(replies, "211-Features", " MLST type*;size*;modify*;", " UTF8", "211 End");
            case "PWD" -> say(replies, "257 \"/\"");
            case "EPSV" -> say(replies, "229 Entering Extended Passive Mode (|||" + side.getLocalPort() + "|)");
            case "PASV" ->
                say(
                        replies,
                        "227 Entering Passive Mode (127,0,0,1," + side.getLocalPort() / 256 + ","
                                + side.getLocalPort() % 256 + ")");
            case "MLST" -> say(replies, "250-Listing", " type=dir; /out", "250 End");
            case "MLSD" -> {
                say(replies, "150 here it comes");
                list();
                say(replies, "226 that was all");
            }
            default -> say(replies, "200 as you like");
        }
    }

    private static void say(Writer replies, String... lines) throws IOException {
        for (String line : lines) {
            replies.write(line + "\r\n");
        }
        replies.flush();
    }

    private void list() throws IOException {
        try (Socket data = side.accept();
                Writer listing =
                        new BufferedWriter(new OutputStreamWriter(data.getOutputStream(), StandardCharsets.US_ASCII))) {
            for (int file = 0; file < files; file++) {
                listing.write("type=file;size=100;modify=" + TIME.format(YOUNGEST.minusSeconds(file)) + "; "
                        + name(file) + "\r\n");
            }
        }
    }

    /** The younger, the lower its number. */
    static String name(int file) {
        return "order-" + file + ".edi";
    }

    Settings source() {
        FtpSource source = new FtpSource();
        return Examples.readWith(
                        source.connection(),
                        "{ address: \"127.0.0.1:" + door.getLocalPort()
                                + "\", login: \"${secret:login}\", security: none }",
                        name -> List.of("hub:value-of-login"))
                .with(Examples.read(source.spec(), "folder: /out"));
    }

    @Override
    public void close() {
        try {
            door.close();
            side.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
