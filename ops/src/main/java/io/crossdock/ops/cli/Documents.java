package io.crossdock.ops.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Canonical documents in files: one, or a list. */
final class Documents {

    private Documents() {}

    static List<Document> read(Path file) throws IOException {
        try {
            JsonNode tree = CanonicalJson.MAPPER.readTree(file.toFile());
            List<Document> documents = new ArrayList<>();
            for (JsonNode each : tree.isArray() ? tree : List.of(tree)) {
                documents.add(CanonicalJson.of(each));
            }
            return documents;
        } catch (JsonProcessingException fault) {
            throw new IOException(file + " holds no canonical documents: " + fault.getOriginalMessage(), fault);
        }
    }
}
