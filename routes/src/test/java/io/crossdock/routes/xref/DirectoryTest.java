package io.crossdock.routes.xref;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Partner;
import io.crossdock.mappings.canonical.PartyRef;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DirectoryTest {

    private static final Partner US = party("us", "", Map.of("gln", List.of("4099999000005", "4099999000012")));
    private static final Partner NORDWIND =
            party("nordwind", "Nordwind GmbH", Map.of("gln", List.of("4012345000009", "4099999000012")));

    private final Directory directory = new Directory(US, List.of(NORDWIND));

    @Test
    void knowsAPartnerByItsIdentifier() {
        assertThat(directory.resolve(gln("4012345000009")).partner()).isEqualTo("nordwind");
    }

    @Test
    void knowsUsByEachOfOurIdentifiers() {
        assertThat(directory.resolve(gln("4099999000005")).partner()).isEqualTo("us");
        assertThat(directory.resolve(gln("4099999000012")).partner())
                .as("a partner bears it too")
                .isEqualTo("us");
    }

    @Test
    void leavesAStrangerAsItIs() {
        assertThat(directory.resolve(gln("4000000000006"))).isEqualTo(gln("4000000000006"));
    }

    @Test
    void completesUsWithoutInventingAName() {
        PartyRef us = directory.complete(new PartyRef("us", Map.of(), Optional.empty(), Optional.empty()));
        assertThat(us.ids()).isEqualTo(Map.of("gln", "4099999000005"));
        assertThat(us.name()).isEmpty();
    }

    private static PartyRef gln(String value) {
        return new PartyRef("", Map.of("gln", value), Optional.empty(), Optional.empty());
    }

    private static Partner party(String id, String name, Map<String, List<String>> identifiers) {
        return new Partner(id, name, identifiers, List.of(), ZoneOffset.UTC, Map.of());
    }
}
