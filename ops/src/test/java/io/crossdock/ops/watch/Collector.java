package io.crossdock.ops.watch;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes traces as an OpenTelemetry collector does, by OTLP over HTTP, and reads as much of the protocol as is needed. */
final class Collector implements AutoCloseable {

    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED_64 = 1;

    /** @param parent empty: none */
    record Seen(
            String trace, String span, String parent, String name, long began, long ended, Map<String, String> said) {}

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final List<Seen> spans = new CopyOnWriteArrayList<>();
    private final List<String> raw = new CopyOnWriteArrayList<>();

    Collector() throws IOException {
        server.createContext("/v1/traces", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            raw.add(new String(body, StandardCharsets.ISO_8859_1));
            fields(body, 1).forEach(resource -> fields(resource, 2)
                    .forEach(scope -> fields(scope, 2).forEach(span -> spans.add(span(span)))));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    List<Seen> spans() {
        return spans;
    }

    /** All that was sent, byte by byte. */
    String raw() {
        return String.join("", raw);
    }

    private static Seen span(byte[] span) {
        Map<String, String> said = new TreeMap<>();
        fields(span, 9)
                .forEach(attribute -> said.put(
                        text(fields(attribute, 1).get(0)),
                        text(fields(fields(attribute, 2).get(0), 1).get(0))));
        return new Seen(
                HexFormat.of().formatHex(fields(span, 1).get(0)),
                HexFormat.of().formatHex(fields(span, 2).get(0)),
                fields(span, 4).stream()
                        .map(HexFormat.of()::formatHex)
                        .findFirst()
                        .orElse(""),
                text(fields(span, 5).get(0)),
                number(fields(span, 7).get(0)),
                number(fields(span, 8).get(0)),
                said);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static long number(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    /** The values of one field of a message, of those that have a length. */
    private static List<byte[]> fields(byte[] message, int wanted) {
        List<byte[]> found = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(message);
        while (in.hasRemaining()) {
            long tag = varint(in);
            int length =
                    switch ((int) tag & 7) {
                        case 0 -> {
                            varint(in);
                            yield 0;
                        }
                        case FIXED_64 -> Long.BYTES;
                        case LENGTH_DELIMITED -> (int) varint(in);
                        default -> Integer.BYTES;
                    };
            byte[] value = new byte[length];
            in.get(value);
            if (tag >>> 3 == wanted) {
                found.add(value);
            }
        }
        return found;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
