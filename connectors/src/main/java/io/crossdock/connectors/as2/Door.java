package io.crossdock.connectors.as2;

import io.crossdock.connectors.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.NoErrorHandlerBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A path of the hub's own port, the same for all partners who were told of it: by its two names a message finds the inbox that it is
 * for. The door stays open when an inbox goes.
 */
final class Door {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final String RETRY_AFTER = "30";

    private final String path;
    private final ProducerTemplate inward;

    private Door(String path, ProducerTemplate inward) {
        this.path = path;
        this.inward = inward;
    }

    static void open(RouteBuilder routes, String path) {
        if (!path.matches("(/[A-Za-z0-9._-]+)+")) {
            throw new Fault(As2.PATH_UNUSABLE, "the path '" + path + "' cannot be served");
        }
        String route = "as2:" + path;
        if (routes.getContext().getRoute(route) == null) {
            routes.from(
                            "platform-http:" + path
                                    + "?httpMethodRestrict=POST&useStreaming=true&populateBodyWithForm=false&muteException=true")
                    .routeId(route)
                    .errorHandler(new NoErrorHandlerBuilder())
                    .process(new Door(path, routes.getContext().createProducerTemplate())::admit);
        }
    }

    /** Where the messages of one partner go on. */
    static String endpoint(String path, Names names) {
        String address = path + '\n' + names.us() + '\n' + names.partner();
        return "direct:as2-"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(address.getBytes(StandardCharsets.UTF_8));
    }

    private void admit(Exchange exchange) {
        Message request = exchange.getMessage();
        if (!Optional.ofNullable(request.getHeader(Exchange.HTTP_QUERY, String.class))
                .orElse("")
                .isEmpty()) {
            Responses.refuse(exchange, 400, "an AS2 address has no query");
            return;
        }
        Function<String, Optional<String>> headers = headers(request);
        Names names = new Names(
                headers.apply("AS2-To").map(Names::plain).orElse(""),
                headers.apply("AS2-From").map(Names::plain).orElse(""));
        Optional<Endpoint> inbox = Optional.ofNullable(exchange.getContext().hasEndpoint(endpoint(path, names)));
        if (inbox.isEmpty()) {
            LOG.warn(
                    "{}: nobody knows a partner '{}' that sends to '{}'",
                    path,
                    Receipts.printable(names.partner()),
                    Receipts.printable(names.us()));
            Responses.refuse(exchange, 403, "unknown trading relationship: check AS2-From and AS2-To");
            return;
        }
        inward.send(inbox.get(), exchange);
        boolean answered = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE) != null;
        if (exchange.getException() != null || !answered) {
            exchange.setException(null);
            Responses.refuse(exchange, 503, "not taken, please send again");
            exchange.getMessage().setHeader("Retry-After", RETRY_AFTER);
        }
    }

    static Function<String, Optional<String>> headers(Message request) {
        return name ->
                Optional.ofNullable(request.getHeader(name, String.class)).filter(value -> !value.isBlank());
    }
}
