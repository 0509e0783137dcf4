package io.crossdock.routes.broker;

import jakarta.jms.JMSException;

/**
 * Whether what a broker says holds. Where its disk fails, the library may confirm a commit, and hand its messages on, though nothing of
 * it was written; it stops soon after. Until then nobody believes it: what it confirmed is tried again once it runs anew, and what it
 * handed on comes again or was never there.
 */
@FunctionalInterface
interface Soundness {

    /** Of a broker elsewhere nothing is known. */
    Soundness UNKNOWN = () -> true;

    boolean holds();

    default void check() throws JMSException {
        if (!holds()) {
            throw new JMSException("its disk fails, so that nothing it says is believed until it has started anew");
        }
    }
}
