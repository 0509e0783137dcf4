package io.crossdock.routes.broker;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.support.DefaultProducer;

/** Adds the exchange's message to what its document will send. */
final class HopProducer extends DefaultProducer {

    private final HopEndpoint endpoint;

    HopProducer(HopEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) throws InvalidPayloadException {
        OpenHop open = OpenHop.of(exchange);
        Send send = Send.to(endpoint.address(), message(exchange, open.message().id()));
        open.add(
                endpoint.options().once()
                        ? send.once(endpoint.address() + "/" + send.message().id())
                        : send);
    }

    private static Message message(Exchange exchange, String idOfTheDocument) throws InvalidPayloadException {
        org.apache.camel.Message in = exchange.getMessage();
        String id = in.getHeader(Message.ID, idOfTheDocument, String.class);
        return new Message(id, headers(in.getHeaders()), in.getMandatoryBody(byte[].class));
    }

    private static Map<String, String> headers(Map<String, Object> all) {
        Map<String, String> texts = new HashMap<>();
        all.forEach((name, value) -> {
            if (!Message.reserved(name) && !name.equals(Message.ID)) {
                texts.put(name, text(name, value));
            }
        });
        return texts;
    }

    private static String text(String name, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(
                "header '" + name + "' is no text, and only texts travel on the broker: make it one or remove it");
    }
}
