package io.crossdock.connectors.as2;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultMessage;

/** What a request is answered with. */
final class Responses {

    private Responses() {}

    static void send(Exchange exchange, int status, Map<String, String> headers, byte[] body) {
        exchange.setMessage(new DefaultMessage(exchange));
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        headers.forEach(exchange.getMessage()::setHeader);
        exchange.getMessage().setBody(body);
    }

    static void empty(Exchange exchange, int status) {
        send(exchange, status, Map.of(), new byte[0]);
    }

    /** Answers with a short text, which is ours, and lets nothing go on. */
    static void refuse(Exchange exchange, int status, String reason) {
        send(
                exchange,
                status,
                Map.of("Content-Type", "text/plain"),
                (reason + "\n").getBytes(StandardCharsets.US_ASCII));
        exchange.setRouteStop(true);
    }
}
