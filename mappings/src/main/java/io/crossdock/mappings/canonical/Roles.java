package io.crossdock.mappings.canonical;

import io.crossdock.config.Where;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What documents do alike with the parties that they name by role. */
final class Roles {

    private Roles() {}

    /** The envelope fields that parties fill: buyer, supplier, seller, location, ship-to, country. */
    static Map<Where.Field, String> fields(Map<String, PartyRef> parties) {
        Map<Where.Field, String> fields = new LinkedHashMap<>();
        party(parties, "buyer").ifPresent(party -> fields.put(Where.Field.BUYER, party.partner()));
        party(parties, "supplier").ifPresent(party -> fields.put(Where.Field.SUPPLIER, party.partner()));
        party(parties, "seller")
                .or(() -> party(parties, "supplier"))
                .ifPresent(party -> fields.put(Where.Field.SELLER, party.partner()));
        party(parties, "store").ifPresent(party -> fields.put(Where.Field.LOCATION, party.key()));
        party(parties, "ship-to").ifPresent(party -> {
            fields.put(Where.Field.SHIP_TO, party.partner());
            party.address().flatMap(Address::country).ifPresent(value -> fields.put(Where.Field.COUNTRY, value));
        });
        return fields;
    }

    /** The same for what suppliers tell of themselves: where none is named, it is the issuer. */
    static Map<Where.Field, String> fields(Map<String, PartyRef> parties, Header header) {
        Map<Where.Field, String> fields = fields(parties);
        fields.putIfAbsent(Where.Field.SUPPLIER, header.issuer());
        return fields;
    }

    static Map<String, PartyRef> changed(Map<String, PartyRef> parties, UnaryOperator<PartyRef> change) {
        Map<String, PartyRef> changed = new LinkedHashMap<>();
        parties.forEach((role, party) -> changed.put(role, change.apply(party)));
        return changed;
    }

    private static Optional<PartyRef> party(Map<String, PartyRef> parties, String role) {
        return Optional.ofNullable(parties.get(role));
    }
}
