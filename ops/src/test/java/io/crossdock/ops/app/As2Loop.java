package io.crossdock.ops.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.crossdock.routes.search.Trace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A hub whose partner is the hub itself, through a wire that a test listens to. */
final class As2Loop extends As2Home {

    private static final String ORDER = "A-17";
    private static final String CHANNEL = "south.orders-out";
    private static final List<String> OF_A_MESSAGE = List.of(
            "AS2-Version",
            "AS2-From",
            "AS2-To",
            "Message-ID",
            "Content-Type",
            "Disposition-Notification-To",
            "Disposition-Notification-Options",
            "Receipt-Delivery-Option");

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer wire;

    /** What goes over the wire. */
    record Letter(Map<String, String> headers, byte[] body) {

        static Letter of(HttpExchange exchange) throws IOException {
            Map<String, String> headers = new HashMap<>();
            OF_A_MESSAGE.forEach(
                    name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                            .ifPresent(value -> headers.put(name, value)));
            return new Letter(headers, exchange.getRequestBody().readAllBytes());
        }

        String text() {
            return new String(body, StandardCharsets.ISO_8859_1);
        }
    }

    As2Loop(Path home, HttpHandler wire) throws Exception {
        super(home);
        this.wire = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.wire.createContext("/", wire);
        this.wire.start();
        key("north").key("south");
        partner("north", "south", "address: \"" + wireAddress() + "\",");
        partner("south", "north", "mdn-address: \"" + wireAddress() + "\",");
    }

    String wireAddress() {
        return "http://127.0.0.1:" + wire.getAddress().getPort() + "/as2";
    }

    HttpResponse<byte[]> toHub(Letter letter) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address())).POST(BodyPublishers.ofByteArray(letter.body()));
        letter.headers().forEach(request::header);
        return client.sendAsync(request.build(), BodyHandlers.ofByteArray()).join();
    }

    /** The shop sends the order. */
    void order() throws Exception {
        order(ORDER);
    }

    List<Trace> traces() {
        return traces(ORDER, CHANNEL);
    }

    List<Trace.Rung> rungs() {
        return rungs(ORDER, CHANNEL);
    }

    @Override
    public void close() {
        super.close();
        wire.stop(0);
    }
}
