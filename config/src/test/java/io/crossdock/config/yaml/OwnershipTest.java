package io.crossdock.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Configuration;
import io.crossdock.config.Kind;
import io.crossdock.config.Ownership;
import io.crossdock.config.Ownership.OnConflict;
import io.crossdock.config.Ownership.Owner;
import io.crossdock.config.Ownership.Part;
import io.crossdock.config.SmallVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnershipTest {

    private final Path root;

    OwnershipTest(@TempDir Path root) {
        this.root = root;
    }

    @BeforeEach
    void twoPartners() throws IOException {
        for (String partner : List.of("nordwind", "seaside")) {
            Path home = Files.createDirectories(root.resolve("partners").resolve(partner));
            Files.writeString(home.resolve("partner.yaml"), "name: " + partner);
        }
    }

    private Configuration read(String... lines) throws IOException {
        Files.writeString(root.resolve("ownership.yaml"), String.join("\n", lines));
        return YamlConfiguration.read(root, SmallVocabulary.WORDS, name -> List.of());
    }

    private static List<String> problems(Configuration configuration) {
        return configuration.problems().stream()
                .map(problem -> problem.at() + " " + problem.code().id() + " " + problem.message())
                .toList();
    }

    private static Optional<String> price(Ownership ownership, String type, String list) {
        return ownership
                .owner(Kind.PRICE, Map.of(Part.TYPE, type, Part.LIST, list))
                .map(Owner::partner);
    }

    private static Optional<String> stock(Ownership ownership, String location) {
        return ownership.owner(Kind.STOCK, Map.of(Part.LOCATION, location)).map(Owner::partner);
    }

    @Test
    void withoutAFileEverybodyMayTellEverything() {
        Configuration configuration = YamlConfiguration.read(root, SmallVocabulary.WORDS, name -> List.of());
        assertThat(configuration.problems()).isEmpty();
        assertThat(configuration.ownership()).isEqualTo(Ownership.NONE);
        assertThat(stock(configuration.ownership(), "F1")).isEmpty();
    }

    @Test
    void aSingleNameOwnsAWholeKindAndNoOther() throws IOException {
        Ownership ownership = read("product: nordwind").ownership();
        assertThat(ownership.owner(Kind.PRODUCT, Map.of()).map(Owner::partner)).hasValue("nordwind");
        assertThat(ownership.owner(Kind.PARTY, Map.of())).isEmpty();
        assertThat(ownership.onConflict()).isEqualTo(OnConflict.IGNORE);
    }

    @Test
    void theEntryThatSaysMostDecidesWhereverItStands() throws IOException {
        Configuration configuration = read(
                "stock:",
                "  - nordwind",
                "  - { location: [F1, F2], owner: seaside }",
                "price:",
                "  - { list: dealers, owner: nordwind }",
                "  - { type: promo, owner: seaside }",
                "  - { type: promo, list: dealers, owner: nordwind }",
                "on-conflict: park");
        Ownership ownership = configuration.ownership();
        assertThat(problems(configuration)).isEmpty();
        assertThat(stock(ownership, "F2")).hasValue("seaside");
        assertThat(stock(ownership, "main")).hasValue("nordwind");
        assertThat(price(ownership, "promo", "dealers")).hasValue("nordwind");
        assertThat(price(ownership, "promo", "stores")).hasValue("seaside");
        assertThat(price(ownership, "list", "dealers")).hasValue("nordwind");
        assertThat(price(ownership, "list", "")).isEmpty();
        assertThat(ownership.onConflict()).isEqualTo(OnConflict.PARK);
    }

    @Test
    void theTypeOfAPriceCountsMoreThanItsList() throws IOException {
        Ownership ownership = read("price: [ { list: dealers, owner: nordwind }, { type: promo, owner: seaside } ]")
                .ownership();
        assertThat(price(ownership, "promo", "dealers")).hasValue("seaside");
    }

    @Test
    void saysAllThatIsWrongAtOnce() throws IOException {
        Configuration configuration = read(
                "product: nordwnd",
                "order: nordwind",
                "stock:",
                "  - { location: F1, owner: seaside }",
                "  - { location: [F2, F1], owner: nordwind }",
                "  - { locaton: F3, owner: us }",
                "  - { location: F4 }",
                "on-conflict: prak");
        assertThat(problems(configuration))
                .containsExactly(
                        "ownership.yaml:1:10 (product.owner) PARTNER-UNKNOWN unknown partner 'nordwnd'; did you mean 'nordwind'?",
                        "ownership.yaml:2:1 (order) KEY-UNKNOWN unknown key 'order'; known are product, price, stock, party, xref, on-conflict",
                        "ownership.yaml:5:34 (stock[1].owner) OWNER-TWICE stock of location F1 has an owner in line 4: seaside",
                        "ownership.yaml:6:7 (stock[2].locaton) KEY-UNKNOWN unknown key 'locaton'; did you mean 'location'?",
                        "ownership.yaml:6:27 (stock[2].owner) PARTNER-UNKNOWN unknown partner 'us'; known are nordwind, seaside",
                        "ownership.yaml:7:5 (stock[3].owner) KEY-MISSING 'owner' is missing: The partner that may tell it, by folder.",
                        "ownership.yaml:8:14 (on-conflict) VALUE-WRONG expected one of ignore, park, not 'prak'; did you mean 'park'?");
        assertThat(configuration.hubIsSound()).isFalse();
        assertThat(configuration.ownership()).isEqualTo(Ownership.NONE);
    }
}
