package io.crossdock.connectors.http;

import io.crossdock.connectors.Spool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a request is answered with. */
final class Responses {

    private static final Logger LOG = LoggerFactory.getLogger(HttpSource.class);

    private Responses() {}

    static void send(Exchange exchange, int status, byte[] json) {
        exchange.setMessage(new DefaultMessage(exchange));
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        exchange.getMessage().setBody(json);
    }

    /** Answers and lets nothing go on. */
    static void refuse(Exchange exchange, int status, String reason) {
        LOG.warn("{}: {} {}", exchange.getFromRouteId(), status, reason);
        send(exchange, status, error(reason));
        exchange.setRouteStop(true);
    }

    /** A short text for the partner; the reason is ours and needs no escaping. */
    static byte[] error(String reason) {
        return ("{\"error\":\"" + reason + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    static void drop(Spool body) {
        try {
            body.drop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
