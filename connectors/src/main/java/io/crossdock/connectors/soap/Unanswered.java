package io.crossdock.connectors.soap;

import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;

/** Tells the partner to come again when a request ends without an answer; what went wrong is not the partner's business. */
final class Unanswered extends RoutePolicySupport {

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        boolean answered = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE) != null;
        if (exchange.getException() != null || !answered) {
            exchange.setException(null);
            Answers.fault(exchange, 503, SoapSource.soap12(exchange), false, "not taken, please send again");
            exchange.getMessage().setHeader("Retry-After", "30");
        }
    }
}
