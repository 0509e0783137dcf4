package io.crossdock.routes.xref;

import io.crossdock.config.Configuration;
import io.crossdock.config.Partner;
import io.crossdock.mappings.canonical.PartyRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who is who: partners, and ourselves, by what documents call them. Immutable; a changed configuration makes a new one. */
public final class Directory {

    public static final Directory EMPTY = new Directory(List.of());

    private final Map<String, Partner> parties = new HashMap<>();
    private final Map<List<String>, String> byIdentifier = new HashMap<>();
    private final Map<String, String> byAlias = new HashMap<>();

    public Directory(Configuration configuration) {
        this(configuration.us(), configuration.partners().values());
    }

    /** @param us ourselves; where a partner bears one of our identifiers, it means us */
    Directory(Partner us, Collection<Partner> partners) {
        this(Stream.concat(partners.stream(), Stream.of(us)).toList());
    }

    private Directory(List<Partner> known) {
        known.forEach(partner -> {
            parties.put(partner.id(), partner);
            partner.aliases().forEach(alias -> byAlias.put(alias, partner.id()));
            partner.identifiers()
                    .forEach((scheme, values) ->
                            values.forEach(value -> byIdentifier.put(List.of(scheme, value), partner.id())));
        });
    }

    /** The party with its partner, by identifier, then by alias; an unknown one as it is. */
    public PartyRef resolve(PartyRef party) {
        if (!party.partner().isEmpty()) {
            return party;
        }
        return party.ids().entrySet().stream()
                .map(id -> Optional.ofNullable(byIdentifier.get(List.of(id.getKey(), id.getValue())))
                        .or(() -> Optional.ofNullable(byAlias.get(id.getValue()))))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> party.name().flatMap(name -> Optional.ofNullable(byAlias.get(name))))
                .map(party::resolved)
                .orElse(party);
    }

    /** Whether a partner, or we, have this id. */
    public boolean knows(String partner) {
        return parties.containsKey(partner);
    }

    /** The party with the identifiers and the name that we know of its partner, where it has none of its own. */
    public PartyRef complete(PartyRef party) {
        return Optional.ofNullable(parties.get(party.partner()))
                .map(partner -> complete(party, partner))
                .orElse(party);
    }

    /** Whose number an article's id holds, {@code supplier/number}; both, a member's id and a number, may have slashes. */
    public String supplierOf(String article) {
        int first = article.indexOf('/');
        int second = article.indexOf('/', first + 1);
        return second > 0 && parties.containsKey(article.substring(0, second))
                ? article.substring(0, second)
                : article.substring(0, first);
    }

    private static PartyRef complete(PartyRef party, Partner partner) {
        Map<String, String> ids = new LinkedHashMap<>(party.ids());
        first(partner.identifiers()).forEach(ids::putIfAbsent);
        return new PartyRef(party.partner(), ids, party.name().or(() -> nameOf(partner)), party.address());
    }

    private static Optional<String> nameOf(Partner partner) {
        return Optional.of(partner.name()).filter(name -> !name.isEmpty());
    }

    /** The first identifier of each scheme. */
    public static Map<String, String> first(Map<String, List<String>> identifiers) {
        Map<String, String> first = new LinkedHashMap<>();
        identifiers.forEach(
                (scheme, values) -> values.stream().findFirst().ifPresent(value -> first.put(scheme, value)));
        return first;
    }
}
