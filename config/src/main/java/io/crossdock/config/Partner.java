package io.crossdock.config;

import java.util.List;
import java.util.Map;

/**
 * An organisation or site we exchange with.
 *
 * @param id its folder's name; of one of many alike {@code folder/id}, with the id of its row in the table of members
 * @param identifiers scheme to values: {@code gln}, {@code duns}, {@code vat}, {@code edi} (interchange address) and free ones
 * @param aliases other names that documents call it by
 * @param zone the zone of its business dates (an IANA zone id)
 */
public record Partner(
        String id,
        String name,
        Map<String, List<String>> identifiers,
        List<String> aliases,
        java.time.ZoneId zone,
        Map<String, Connection> connections) {

    /** What {@code where} calls ourselves; no partner's id. */
    public static final String US = "us";

    public Partner {
        identifiers = Map.copyOf(identifiers);
        aliases = List.copyOf(aliases);
        connections = Map.copyOf(connections);
    }
}
