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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.apache.camel.component.file.remote.FtpEndpoint;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.commons.net.ftp.FTPFile;

/**
 * A server whose folder holds as many files as it is told, the youngest first, none of which takes any room; of what it is sent it reads
 * nothing.
 */
final class ListingServer implements AutoCloseable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final LocalDateTime YOUNGEST = LocalDateTime.of(2026, 3, 2, 8, 0);

    private final int files;
    private final IntFunction<String> names;
    private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final ServerSocket side = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final List<Socket> held = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    ListingServer(int files) throws IOException {
        this(files, ListingServer::name);
    }

    /** @param names of letters that Latin 1 has, which is how it sends them */
    ListingServer(int files, IntFunction<String> names) throws IOException {
        this.files = files;
        this.names = names;
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
            case "STOR" -> {
                say(replies, "150 go on");
                held.add(side.accept());
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
                Writer listing = new BufferedWriter(
                        new OutputStreamWriter(data.getOutputStream(), StandardCharsets.ISO_8859_1))) {
            for (int file = 0; file < files; file++) {
                listing.write("type=file;size=100;modify=" + TIME.format(YOUNGEST.minusSeconds(file)) + "; "
                        + names.apply(file) + "\r\n");
            }
        }
    }

    /** The younger, the lower its number. */
    static String name(int file) {
        return "order-" + file + ".edi";
    }

    Settings source() {
        return source("");
    }

    /** @param more settings of the connection, each with a comma before it */
    Settings source(String more) {
        return connection(more).with(Examples.read(new FtpSource().spec(), "folder: /out"));
    }

    Settings target(String more) {
        return connection(more).with(Examples.read(new FtpTarget().spec(), "{ folder: /in, overwrite: true }"));
    }

    private Settings connection(String more) {
        return Examples.readWith(
                new FtpSource().connection(),
                "{ address: \"127.0.0.1:" + door.getLocalPort() + "\", login: \"${secret:login}\", security: none"
                        + more + " }",
                name -> List.of("hub:value-of-login"));
    }

    /** What the hub sees of the folder. */
    static List<FTPFile> look(DefaultCamelContext camel, Settings settings) throws Exception {
        FtpEndpoint<FTPFile> endpoint = Server.endpoint(camel, settings);
        RemoteFileOperations<FTPFile> operations = endpoint.createRemoteFileOperations();
        operations.connect((RemoteFileConfiguration) endpoint.getConfiguration(), new DefaultExchange(camel));
        try {
            return Arrays.asList(operations.listFiles("/out"));
        } finally {
            operations.disconnect();
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            side.close();
            for (Socket one : held) {
                one.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
