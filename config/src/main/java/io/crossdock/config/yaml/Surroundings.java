package io.crossdock.config.yaml;

import io.crossdock.config.Connection;
import io.crossdock.config.Partner;
import io.crossdock.config.Secret;
import io.crossdock.config.Spec;
import io.crossdock.config.Vocabulary;
import io.crossdock.config.tables.Tables;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a channel file may refer to.
 *
 * @param connections the sound ones by full name
 * @param parties what conditions may name: the ids of all partners, faulty ones too, and ourselves
 * @param faulty connections that were written but cannot be used, as {@code partner/name}
 * @param tables that expressions may ask
 */
record Surroundings(
        Vocabulary vocabulary,
        Secret.Provider secrets,
        Map<String, Connection> connections,
        Set<String> parties,
        Set<String> faulty,
        Tables tables) {

    List<Spec> formats() {
        return vocabulary.formats().values().stream()
                .sorted(Comparator.comparing(Spec::name))
                .toList();
    }

    /** Whether the name is that of a connection, of this partner or another, that is not sound. */
    boolean isFaulty(Partner partner, String name) {
        return faulty.contains(name) || faulty.contains(partner.id() + "/" + name);
    }
}
