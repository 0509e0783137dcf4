package io.crossdock.routes.broker;

import org.apache.camel.Exchange;

/** Exchanges as a worker makes them, for tests of what it calls. */
public final class Hops {

    private Hops() {}

    /** Puts a message into an exchange's hand. */
    public static Exchange open(Exchange exchange, Message message) {
        exchange.setProperty(OpenHop.PROPERTY, new OpenHop(message));
        return exchange;
    }
}
