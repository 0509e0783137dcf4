package io.crossdock.config.templates;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.config.Checked;
import io.crossdock.config.Configuration;
import io.crossdock.config.Problem;
import io.crossdock.config.Setting;
import io.crossdock.config.Setting.Type;
import io.crossdock.config.SmallVocabulary;
import io.crossdock.config.Spec;
import io.crossdock.config.Vocabulary;
import io.crossdock.config.Vocabulary.ConnectorWord;
import io.crossdock.config.yaml.YamlConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaffoldTest {

    private static final Type NAMES = new Type.Table(new Type.Text());

    private final Path root;
    private final Scaffold scaffold;

    ScaffoldTest(@TempDir Path root) {
        this.root = root;
        this.scaffold = new Scaffold(root);
    }

    private static Vocabulary words() {
        Map<String, ConnectorWord> connectors = new HashMap<>(SmallVocabulary.WORDS.connectors());
        connectors.put(
                "http",
                new ConnectorWord(
                        Spec.of(
                                "http",
                                "Requests.",
                                Setting.secret("api-key", "Shared with the partner.")
                                        .must()),
                        Optional.of(Spec.of(
                                "http",
                                "Takes requests.",
                                Setting.text("path", "The path.").must().identifies())),
                        Optional.empty()));
        connectors.put(
                "salesforce",
                new ConnectorWord(
                        Spec.of(
                                "salesforce",
                                "An org.",
                                Setting.text("address", "Its domain.").must(),
                                Setting.text("client-id", "The app.").must(),
                                Setting.secret("client-secret", "Its secret.").must()),
                        Optional.empty(),
                        Optional.of(Spec.of(
                                "salesforce",
                                "Upserts records.",
                                Setting.text("object", "The object.").must(),
                                Setting.text("external-id", "The field.").must(),
                                Setting.group(
                                        "lines",
                                        "What belongs to it.",
                                        Setting.text("each", "Their list.").must(),
                                        Setting.text("object", "Their object.").must(),
                                        Setting.text("external-id", "Their field.")
                                                .must(),
                                        Setting.text("parent", "The way back.").must())))));
        Spec csv = Spec.of(
                "csv",
                "Columns.",
                Setting.text("separator", "Between columns."),
                Setting.of("columns", NAMES, "Headings to paths."),
                Setting.of("set", NAMES, "Constants."));
        Spec json = Spec.of(
                "json",
                "Canonical JSON.",
                Setting.flag("lines", "One a line."),
                Setting.of("fields", NAMES, "Fields to paths."));
        return new Vocabulary(connectors, Map.of("csv", csv, "json", json, "edifact", SmallVocabulary.EDIFACT));
    }

    private static List<String> codes(Checked<Path> checked) {
        return checked.problems().stream().map(problem -> problem.code().id()).toList();
    }

    @Test
    void whatIsWrittenChecksClean() throws IOException {
        Path partner = scaffold.partner("north-sea").get();
        for (String template : scaffold.templates()) {
            scaffold.channel("north-sea", template, template).get();
        }
        Files.writeString(
                partner,
                Files.readString(partner)
                        .replace(
                                "connections: {}",
                                "connections: { door: { http: { api-key: '${secret:k}' } }, crm: { salesforce: {"
                                        + " address: 'https://ns.my.salesforce.com', client-id: x, client-secret: '${secret:s}' } } }"));
        Configuration configuration = YamlConfiguration.read(root, words(), name -> List.of("value"));
        assertThat(configuration.problems()).isEmpty();
        assertThat(configuration.partners()).containsOnlyKeys("north-sea");
        assertThat(configuration.channels()).hasSize(Templates.PACKAGED.size());
        assertThat(configuration
                        .channel("north-sea.orders-out-csv")
                        .orElseThrow()
                        .where()
                        .conditions())
                .hasSize(1);
    }

    @Test
    void namesArePutIn() throws IOException {
        Path partner = scaffold.partner("north-sea").get();
        assertThat(partner).isEqualTo(root.resolve("partners/north-sea/partner.yaml"));
        assertThat(partner).content().contains("name: north-sea").doesNotContain("{{");
        Path channel = scaffold.channel("north-sea", "stock", "stock-in-csv").get();
        assertThat(channel).content().contains("north-sea.stock").doesNotContain("{{");
    }

    @Test
    void neverOverwrites() throws IOException {
        Path partner = scaffold.partner("north-sea").get();
        Files.writeString(partner, "name: Ours");
        assertThat(scaffold.partner("north-sea").problems())
                .extracting(Problem::code)
                .containsExactly(Scaffold.FILE_EXISTS);
        assertThat(partner).hasContent("name: Ours");
    }

    @Test
    void leavesNoFileWhereAWordIsWrong() {
        assertThat(codes(scaffold.partner("../evil"))).containsExactly("NAME-WRONG");
        assertThat(codes(scaffold.channel("nobody", "stock", "stock-in-csv"))).containsExactly("PARTNER-MISSING");
        scaffold.partner("north-sea").get();
        assertThat(codes(scaffold.channel("north-sea", "Stock In", "stock-in-csv")))
                .containsExactly("NAME-WRONG");
        assertThat(codes(scaffold.channel("north-sea", "stock", "../../x"))).containsExactly("TEMPLATE-UNKNOWN");
        assertThat(codes(scaffold.channel("north-sea", "partner", "stock-in-csv")))
                .containsExactly("FILE-EXISTS");
        assertThat(root.resolve("partners/north-sea").toFile().list()).containsExactly("partner.yaml");
    }

    @Test
    void ownTemplatesWin() throws IOException {
        Files.createDirectories(root.resolve("templates"));
        Files.writeString(root.resolve("templates/stock-in-csv.yaml"), "# ours for {{partner}}");
        Files.writeString(root.resolve("templates/prices.yaml"), "# prices");
        scaffold.partner("north-sea").get();
        assertThat(scaffold.channel("north-sea", "stock", "stock-in-csv").get()).hasContent("# ours for north-sea");
        assertThat(scaffold.templates()).contains("prices", "orders-in-edifact");
    }

    @Test
    void everyTemplateOfTheFolderComesAlong() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("templates"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(Templates.PACKAGED.stream(), Stream.of(Templates.PARTNER))
                                    .toList());
        }
    }
}
