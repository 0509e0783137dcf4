package io.crossdock.config.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.crossdock.config.SmallVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaWriterTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SAMPLE = Path.of("src/test/resources/sample");

    private final SchemaWriter writer = new SchemaWriter(SmallVocabulary.WORDS);

    private static List<String> faults(String schema, String yaml) {
        JsonSchema compiled = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema);
        return compiled.validate(YamlAsJson.of(yaml)).stream()
                .map(fault -> fault.getInstanceLocation() + " " + fault.getType())
                .sorted()
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void theSampleFolderFitsTheSchemas() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLE)) {
            assertThat(files.filter(file -> file.toString().endsWith(".yaml")).toList())
                    .hasSize(10)
                    .allSatisfy(file -> assertThat(faults(schema(file), Files.readString(file)))
                            .isEmpty());
        }
    }

    private String schema(Path file) {
        return switch (file.getFileName().toString()) {
            case "hub.yaml" -> writer.hub();
            case "ownership.yaml" -> writer.ownership();
            case "partner.yaml" -> writer.partner();
            default -> writer.channel();
        };
    }

    @Test
    void theHubsSchemaKnowsTypesFallbacksAndSentences() {
        JsonNode port = json(writer.hub()).at("/properties/http/properties/port");
        assertThat(port)
                .isEqualTo(
                        json(
                                """
                {"description": "The port; 0 for any free one.", "type": "integer",
                 "minimum": 0, "maximum": 65535, "default": 8080}
                """));
        assertThat(faults(
                        writer.hub(),
                        "http: { port: 99999 }\nsearch: { contents: perhaps }\nbroker: { password: clear }\ntenent: a"))
                .containsExactly(
                        "$ additionalProperties",
                        "$.broker.password pattern",
                        "$.http.port maximum",
                        "$.search.contents type");
        assertThat(faults(writer.hub(), "http:\nbroker: {}\nus: { identifiers: { gln: 4012345000009 } }"))
                .isEmpty();
    }

    @Test
    void aConnectionHasOneConnectorWithItsSettings() {
        String good = "name: A\nconnections: { disk: file, erp: { sftp: { address: a, login: '${secret:a}' } } }";
        assertThat(faults(writer.partner(), good)).isEmpty();
        assertThat(faults(writer.partner(), "name: A\nconnections: { erp: sftp }"))
                .isNotEmpty();
        assertThat(faults(writer.partner(), "name: A\nconnections: { erp: { sftp: { address: a, login: b } } }"))
                .isNotEmpty();
        assertThat(faults(writer.partner(), "name: A\nconnections: { erp: { sftpp: {} } }"))
                .isNotEmpty();
        assertThat(faults(writer.partner(), "zone: UTC")).containsExactly("$ required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "carries: order",
                "carries: [order, stock]",
                "connector: { erp: { folder: a } }",
                "format: csv",
                "format: { csv: }",
                "where: { supplier: a, country: [DE, AT], buyer: { not: b }, test: false }",
                "batch: { max: 5, every: 5m }",
                "delivery: { give-up: 3d }",
            })
    void takesAGoodOutChannel(String key) {
        assertThat(faults(writer.channel(), outChannelWith(key))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "carries: ordre",
                "connector: { erp: { fodler: a } }",
                "connector: { erp: { folder: a }, other: { folder: b } }",
                "connector: { file: { to: a } }",
                "format: csw",
                "format: { csv: { seperator: a } }",
                "where: { suplier: a }",
                "where: { buyer: { nor: b } }",
                "batch: { max: many }",
                "delivery: { give-up: 3 days }",
                "when: { every: 5m }",
                "direction: sideways",
            })
    void refusesABadOutChannel(String key) {
        assertThat(faults(writer.channel(), outChannelWith(key))).isNotEmpty();
    }

    private static String outChannelWith(String key) {
        String name = key.substring(0, key.indexOf(':') + 1);
        return Stream.of("direction: out", "carries: order", "connector: { erp: { folder: a } }", "format: csv")
                        .filter(line -> !line.startsWith(name))
                        .reduce("", (lines, line) -> lines + line + "\n")
                + key;
    }

    @Test
    void theDirectionDecidesWhichKeysThereAre() {
        String rest = "\ncarries: order\nformat: csv\nconnector: ";
        assertThat(faults(writer.channel(), "direction: in" + rest + "{ a: { folder: b } }\nwhen: { on: arrival }"))
                .isEmpty();
        assertThat(faults(writer.channel(), "direction: in" + rest + "{ a: { folder: b } }\necho: true"))
                .containsExactly("$ additionalProperties");
        assertThat(faults(writer.channel(), "direction: in" + rest + "{ a: { to: b } }"))
                .isNotEmpty();
        assertThat(faults(writer.channel(), "direction: out" + rest + "{ a: { to: b } }"))
                .isEmpty();
    }

    @Test
    void writesTheSameBytesEachTime() {
        assertThat(new SchemaWriter(SmallVocabulary.WORDS).files())
                .isEqualTo(writer.files())
                .containsOnlyKeys("flow.json", "hub.json", "ownership.json", "partner.json", "channel.json");
    }
}
