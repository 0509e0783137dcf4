package io.crossdock.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.crossdock.config.Configuration;
import io.crossdock.config.Language;
import io.crossdock.config.Problem;
import io.crossdock.config.Secret;
import io.crossdock.config.Spec;
import io.crossdock.config.Vocabulary;
import io.crossdock.config.reference.SchemaWriter;
import io.crossdock.config.templates.Scaffold;
import io.crossdock.config.yaml.YamlConfiguration;
import io.crossdock.config.yaml.YamlSettings;
import io.crossdock.routes.channel.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is written about the language, held against the words that the hub really knows. {@code -Dgolden=accept} makes the schemas in
 * {@code config/schema} what the words say now; then the diff is the review.
 */
class LanguageTest {

    private static final Path CONFIG = Path.of("../config");
    private static final Path SCHEMAS = CONFIG.resolve("schema");
    private static final Secret.Provider ANY_SECRET = name -> List.of("secret");

    private final Vocabulary vocabulary = Words.of().vocabulary();
    private final Map<String, String> schemas = new SchemaWriter(vocabulary).files();

    @Test
    void theSchemasInTheFolderAreWhatTheWordsSay() throws IOException {
        if (accepting()) {
            for (Map.Entry<String, String> schema : schemas.entrySet()) {
                Files.createDirectories(SCHEMAS);
                Files.writeString(SCHEMAS.resolve(schema.getKey()), schema.getValue());
            }
        }
        for (Map.Entry<String, String> schema : schemas.entrySet()) {
            assertThat(SCHEMAS.resolve(schema.getKey()))
                    .as("mvn test -pl ops -am -Dtest=LanguageTest -Dsurefire.failIfNoSpecifiedTests=false "
                            + "-Dgolden=accept rewrites it")
                    .exists()
                    .content()
                    .isEqualTo(schema.getValue());
        }
    }

    private static boolean accepting() {
        boolean accepting = "accept".equals(System.getProperty("golden"));
        assertThat(accepting && "true".equals(System.getenv("CI")))
                .as("schemas are accepted by a person, never by the build server")
                .isFalse();
        return accepting;
    }

    @TestFactory
    List<DynamicTest> everyFileOfTheFolderFitsItsSchema() throws IOException {
        List<Path> files = yaml(CONFIG.resolve("partners"));
        assertThat(files).hasSizeGreaterThan(10);
        return Stream.concat(Stream.of(CONFIG.resolve(Configuration.HUB_FILE)), files.stream())
                .map(file -> DynamicTest.dynamicTest(CONFIG.relativize(file).toString(), () -> assertThat(faults(file))
                        .isEmpty()))
                .toList();
    }

    @Test
    void aWordThatNobodyKnowsDoesNotFit(@TempDir Path folder) throws IOException {
        Path channel = Files.writeString(
                folder.resolve("orders-in.yaml"),
                "direction: in\ncarries: order\nconnector: { door: { path: /orders } }\nformat: jsom\n");
        assertThat(faults(channel)).isNotEmpty();
        Files.writeString(channel, Files.readString(channel).replace("jsom", "json"));
        assertThat(faults(channel)).isEmpty();
    }

    @Test
    void everyTemplateChecksCleanAndFitsItsSchema(@TempDir Path root) throws IOException {
        Scaffold scaffold = new Scaffold(root);
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
        Configuration configuration = YamlConfiguration.read(root, vocabulary, ANY_SECRET);
        assertThat(configuration.problems()).isEmpty();
        assertThat(configuration.channels()).hasSameSizeAs(scaffold.templates());
        assertThat(yaml(root)).hasSize(scaffold.templates().size() + 1).allSatisfy(file -> assertThat(faults(file))
                .isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> everyExampleOfAWordChecksClean() {
        Stream<Spec> places = vocabulary.connectors().values().stream()
                .flatMap(word -> Stream.of(Optional.of(word.connection()), word.source(), word.target()))
                .flatMap(Optional::stream);
        Stream<Spec> words = Stream.of(
                        vocabulary.formats().values(), vocabulary.rules().values(), List.of(Language.ownership()))
                .flatMap(Collection::stream);
        return Stream.concat(places, words).flatMap(spec -> spec.examples().stream()
                .map(example -> DynamicTest.dynamicTest(
                        spec.name() + ": " + example.strip(),
                        () -> assertThat(problems(spec, example)).isEmpty())));
    }

    private static List<Problem> problems(Spec spec, String example) {
        String word = spec.name() + ":";
        String settings = example.startsWith(word) ? example.substring(word.length()) : example;
        return YamlSettings.read(spec, settings, spec.name(), ANY_SECRET).problems();
    }

    private List<String> faults(Path file) throws IOException {
        String schema =
                switch (file.getFileName().toString()) {
                    case "hub.yaml" -> "hub.json";
                    case "ownership.yaml" -> "ownership.json";
                    case "partner.yaml" -> "partner.json";
                    default -> "channel.json";
                };
        return JsonSchemaFactory.getInstance(VersionFlag.V7)
                .getSchema(schemas.get(schema))
                .validate(Files.readString(file), InputFormat.YAML)
                .stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static List<Path> yaml(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
