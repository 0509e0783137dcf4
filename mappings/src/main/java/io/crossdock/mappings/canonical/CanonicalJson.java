package io.crossdock.mappings.canonical;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/**
 * Canonical JSON: one form for every document. Absent and empty values are left out, keys are in the order of the records,
 * decimals keep their digits, instants are ISO 8601 in UTC.
 */
public final class CanonicalJson {

    /** For whoever maps documents as trees; must not be reconfigured. */
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(100)
                        .maxStringLength(10_000_000)
                        .build());
    }

    private CanonicalJson() {}

    public static byte[] write(Document document) {
        try {
            return document.header().unknown().isEmpty()
                    ? MAPPER.writerFor(Document.class).writeValueAsBytes(document)
                    : MAPPER.writeValueAsBytes(tree(document));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IOException where the bytes are no canonical document of a schema that this hub reads */
    public static Document read(byte[] bytes) throws IOException {
        Document document = MAPPER.readValue(bytes, Document.class);
        return SchemaVersion.of(document.header().schema()).isOurs()
                ? document
                : Unknown.keep(document, MAPPER.readTree(bytes));
    }

    public static JsonNode tree(Document document) {
        JsonNode tree = MAPPER.valueToTree(document);
        return document.header().unknown().isEmpty() ? tree : Unknown.putBack(document, tree);
    }

    public static Document of(JsonNode tree) throws JsonProcessingException {
        Document document = MAPPER.treeToValue(tree, Document.class);
        return SchemaVersion.of(document.header().schema()).isOurs() ? document : Unknown.keep(document, tree);
    }
}
