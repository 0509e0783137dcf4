package io.crossdock.mappings.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.crossdock.config.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JsonSchemaTest {

    @ParameterizedTest
    @EnumSource(Kind.class)
    void isTheOneInTheFolder(Kind kind) throws IOException {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        String schema = CanonicalJson.MAPPER
                        .writer(new DefaultPrettyPrinter().withObjectIndenter(indent))
                        .writeValueAsString(JsonSchema.of(kind))
                + "\n";
        Path file = Path.of("schema", kind.word() + ".json");
        if ("accept".equals(System.getProperty("golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, schema);
        }
        assertThat(file).as("mvn test -Dgolden=accept rewrites it").hasContent(schema);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void describesWhatIsWritten(Kind kind) {
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(JsonSchema.of(kind));
        RandomDocuments documents = new RandomDocuments(1);
        for (int i = 0; i < 200; i++) {
            Document document = documents.next(kind);
            assertThat(schema.validate(CanonicalJson.tree(document)))
                    .as(document.toString())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void refusesADocumentWithoutWhatIsMandatory(Kind kind) {
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(JsonSchema.of(kind));
        assertThat(schema.validate(CanonicalJson.MAPPER.createObjectNode().put("kind", kind.word())))
                .isNotEmpty();
    }
}
