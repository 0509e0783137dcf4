package io.crossdock.mappings.canonical;

import java.util.Map;
import java.util.Optional;

/**
 * A party as a document names it.
 *
 * @param partner the partner it resolved to; empty: none of ours, or not yet resolved
 * @param ids every identifier it came with, by scheme: {@code gln}, {@code duns}, {@code buyer-assigned}, {@code supplier-assigned}
 */
public record PartyRef(String partner, Map<String, String> ids, Optional<String> name, Optional<Address> address) {

    static final PartyRef NONE = new PartyRef("", Map.of(), Optional.empty(), Optional.empty());

    public PartyRef {
        partner = Copies.of(partner);
        ids = Copies.of(ids);
        name = Copies.of(name);
        address = Copies.of(address);
    }

    public static PartyRef of(String scheme, String value) {
        return new PartyRef("", Map.of(scheme, value), Optional.empty(), Optional.empty());
    }

    public PartyRef resolved(String partnerId) {
        return new PartyRef(partnerId, ids, name, address);
    }

    /** The partner where known, else the first identifier. */
    public String key() {
        if (!partner.isEmpty()) {
            return partner;
        }
        return ids.values().stream().findFirst().orElse("");
    }
}
