package io.crossdock.mappings.canonical;

import java.util.Map;
import java.util.Optional;

/** A document that names parties by the role they have in it: {@code buyer}, {@code ship-to}. */
public interface NamesParties {

    Map<String, PartyRef> parties();

    default Optional<PartyRef> party(String role) {
        return Optional.ofNullable(parties().get(role));
    }
}
