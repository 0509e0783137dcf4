package io.crossdock.routes.broker;

import java.util.Optional;

/**
 * A message on its way to an address.
 *
 * @param address the name of a queue, without the tenant
 * @param duplicateId refuses the whole commit if the address has seen it before (a ring of {@value Broker#REMEMBERED_IDS} ids, kept over a restart)
 */
public record Send(String address, Message message, Optional<String> duplicateId) {

    public static Send to(String address, Message message) {
        return new Send(address, message, Optional.empty());
    }

    public Send once(String duplicateId) {
        return new Send(address, message, Optional.of(duplicateId));
    }
}
