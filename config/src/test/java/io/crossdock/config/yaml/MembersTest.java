package io.crossdock.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Channel;
import io.crossdock.config.Configuration;
import io.crossdock.config.Partner;
import io.crossdock.config.SmallVocabulary;
import io.crossdock.config.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembersTest {

    private static final String PARTNER =
            """
            members: tables/stores.csv
            name: Store ${member.town}
            identifiers: { gln: "${member.gln}" }
            zone: ${member.zone}
            connections: { office: { mail: { server: "mx.${member.id}.example" } } }
            """;

    private static final String ORDERS_OUT =
            """
            direction: out
            carries: order
            where: { ship-to: "stores/${member.id}" }
            connector: { office: { to: "orders+${member.id}@example" } }
            format: csv
            """;

    private static final String TABLE =
            """
            id,town,gln,zone,fax
            berlin-1,"Berlin, Mitte",4012345000009,Europe/Berlin,
            wien,Wien: Prater,4012345000016,Europe/Vienna,1
            """;

    private final Path root;

    MembersTest(@TempDir Path root) {
        this.root = root;
    }

    @BeforeEach
    void twoStores() throws IOException {
        write("partners/stores/partner.yaml", PARTNER);
        write("partners/stores/orders-out.yaml", ORDERS_OUT);
        write("tables/stores.csv", TABLE);
    }

    @Test
    void eachRowIsAPartner() {
        Configuration read = read();
        assertThat(problems(read)).isEmpty();
        assertThat(read.partners()).containsOnlyKeys("stores/berlin-1", "stores/wien");
        Partner wien = Optional.ofNullable(read.partners().get("stores/wien")).orElseThrow();
        assertThat(wien.name()).isEqualTo("Store Wien: Prater");
        assertThat(wien.identifiers()).isEqualTo(Map.of("gln", List.of("4012345000016")));
        assertThat(wien.zone().getId()).isEqualTo("Europe/Vienna");
        assertThat(wien.connections()).hasEntrySatisfying("office", office -> {
            assertThat(office.id()).isEqualTo("stores/wien/office");
            assertThat(office.settings().text("server")).isEqualTo("mx.wien.example");
        });
        assertThat(read.partners().get("stores/berlin-1"))
                .extracting(Partner::name)
                .isEqualTo("Store Berlin, Mitte");
    }

    @Test
    void oneFileIsAChannelOfEach() {
        Configuration read = read();
        assertThat(read.channels()).containsOnlyKeys("stores/berlin-1.orders-out", "stores/wien.orders-out");
        Channel wien = read.channel("stores/wien.orders-out").orElseThrow();
        assertThat(wien.partner().id()).isEqualTo("stores/wien");
        assertThat(wien.endpoint().text("to")).isEqualTo("orders+wien@example");
        assertThat(wien.where())
                .isEqualTo(new Where(Map.of(Where.Field.SHIP_TO, new Where.Condition(List.of("stores/wien"), false))));
        assertThat(wien.at().source()).isEqualTo("partners/stores/orders-out.yaml");
    }

    @Test
    void theTableDecidesWhatConfigurationADocumentWasHandledUnder() throws IOException {
        String before = read().bundle();
        write("tables/stores.csv", TABLE.replace("Prater", "Ring"));
        assertThat(read().bundle()).isNotEqualTo(before);
    }

    @Test
    void aFaultOfTheFileIsSaidOnceAndNotForEach() throws IOException {
        write("partners/stores/orders-out.yaml", ORDERS_OUT + "echoo: true\n");
        assertThat(problems(read()))
                .containsExactly("partners/stores/orders-out.yaml:6:1 (echoo) KEY-UNKNOWN unknown key 'echoo';"
                        + " did you mean 'echo'?");
    }

    @Test
    void aColumnThatTheTableHasNotIsShownWhereItIsNamed() throws IOException {
        write("partners/stores/orders-out.yaml", ORDERS_OUT.replace("orders+${member.id}", "orders+${member.idd}"));
        Configuration read = read();
        assertThat(problems(read))
                .containsExactly(
                        "partners/stores/orders-out.yaml:4:28 (${member.idd}) MEMBER-COLUMN tables/stores.csv has"
                                + " no column 'idd'; did you mean 'id'?");
        assertThat(read.partners()).hasSize(2);
        assertThat(read.channels()).isEmpty();
    }

    @Test
    void anEmptyCellCostsOneMemberWhatNeedsIt() throws IOException {
        write("partners/stores/orders-out.yaml", ORDERS_OUT.replace("orders+", "${member.fax}+"));
        Configuration read = read();
        assertThat(problems(read))
                .containsExactly("tables/stores.csv:2 (fax) MEMBER-VALUE stores/berlin-1 has no value there");
        assertThat(read.partners()).hasSize(2);
        assertThat(read.channels()).containsOnlyKeys("stores/wien.orders-out");
    }

    @Test
    void idsAreThereSoundAndOnlyOnce() throws IOException {
        write(
                "tables/stores.csv",
                "id,town,gln,zone\nwien,a,1,UTC\n,b,2,UTC\nWien 2,c,3,UTC\n\"a\nb\",c,3,UTC\nwien,d,4,UTC\n"
                        + "x".repeat(61) + ",e,5,UTC\n../a,f,6,UTC\n");
        Configuration read = read();
        assertThat(read.partners()).containsOnlyKeys("stores/wien");
        assertThat(read.problems())
                .allSatisfy(problem -> assertThat(problem.code().id()).isEqualTo("MEMBER-ID"));
        assertThat(read.problems()).extracting(problem -> problem.at().line()).containsExactly(3L, 4L, 5L, 7L, 8L, 9L);
        assertThat(problems(read))
                .contains(
                        "tables/stores.csv:3 (id) MEMBER-ID there is no id",
                        "tables/stores.csv:4 (id) MEMBER-ID 'Wien 2' cannot be an id",
                        "tables/stores.csv:7 (id) MEMBER-ID id 'wien' is in line 2 too");
    }

    @Test
    void aTableThatIsMissingOrNoneIsShownWhereItIsNamed() throws IOException {
        assertThat(fault("tables/shops.csv")).isEqualTo("tables/shops.csv does not exist");
        assertThat(fault("stores.csv")).isEqualTo("stores.csv is not below tables/");
        assertThat(fault("tables/../partners/stores/partner.yaml"))
                .isEqualTo("tables/../partners/stores/partner.yaml is not below tables/");
        write("tables/stores.csv", "number;town\n1;Wien\n");
        assertThat(fault("tables/stores.csv"))
                .isEqualTo("tables/stores.csv has no column 'id'; its columns are number;town");
        write("tables/stores.csv", "id,town,town\n1,a,b\n");
        assertThat(fault("tables/stores.csv")).isEqualTo("tables/stores.csv has a column twice: id, town, town");
        write("tables/stores.csv", "id,town\n1\n");
        assertThat(fault("tables/stores.csv")).startsWith("tables/stores.csv is no CSV: ");
        write("tables/stores.csv", "");
        assertThat(fault("tables/stores.csv")).isEqualTo("tables/stores.csv is empty");
    }

    @Test
    void whoHasNoMembersHasNoColumns() throws IOException {
        write("partners/stores/partner.yaml", "name: Store ${member.town}\n");
        assertThat(problems(read()))
                .contains("partners/stores/partner.yaml:1:7 (${member.town}) MEMBER-COLUMN this partner has no members,"
                        + " so no column 'town'");
    }

    @Test
    void manyAreReadInOneGo() throws IOException {
        StringBuilder table = new StringBuilder("id,town,gln,zone\n");
        for (int number = 0; number < 2000; number++) {
            table.append('s')
                    .append(number)
                    .append(",Town,")
                    .append(4000000 + number)
                    .append(",UTC\n");
        }
        write("tables/stores.csv", table.toString());
        for (int file = 0; file < 4; file++) {
            write("partners/stores/more-" + file + ".yaml", ORDERS_OUT);
        }
        assertThat(read().channels()).hasSize(10_000);
    }

    /** What is wrong with {@code members}, if it names this table. */
    private String fault(String table) throws IOException {
        write("partners/stores/partner.yaml", PARTNER.replace("tables/stores.csv", table));
        Configuration read = read();
        assertThat(read.partners()).isEmpty();
        return read.problems().stream()
                .filter(problem -> problem.code().id().equals("MEMBERS-TABLE"))
                .filter(problem -> problem.at().toString().equals("partners/stores/partner.yaml:1:10 (members)"))
                .findFirst()
                .orElseThrow()
                .message();
    }

    private Configuration read() {
        return YamlConfiguration.read(root, SmallVocabulary.WORDS, name -> List.of("s3same"));
    }

    private static List<String> problems(Configuration configuration) {
        return configuration.problems().stream()
                .map(problem -> problem.at() + " " + problem.code().id() + " " + problem.message())
                .toList();
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
