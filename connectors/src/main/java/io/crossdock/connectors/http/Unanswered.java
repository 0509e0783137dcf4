package io.crossdock.connectors.http;

import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Tells the partner to come again when a request ends without an answer, whatever the reason; what went wrong is not the partner's
 * business. Comes after the route's error handler, so that this one sees the failure first.
 */
final class Unanswered extends RoutePolicySupport {

    private static final String RETRY_AFTER = "30";

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        boolean answered = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE) != null;
        if (exchange.getException() != null || !answered) {
            exchange.setException(null);
            Responses.send(exchange, 503, Responses.error("not taken, please send again"));
            exchange.getMessage().setHeader("Retry-After", RETRY_AFTER);
        }
    }
}
