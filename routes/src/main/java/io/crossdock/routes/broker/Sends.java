package io.crossdock.routes.broker;

/** Takes what shall be sent in the commit of the batch. */
@FunctionalInterface
public interface Sends {

    void add(Send send);
}
