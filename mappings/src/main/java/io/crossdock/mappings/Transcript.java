package io.crossdock.mappings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.config.Problem;
import io.crossdock.config.Wire;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a codec said of a wire, in the form in which it is compared and kept: the documents and snapshots in order, and apart from
 * them what was wrong or not mapped.
 */
final class Transcript {

    private static final ObjectWriter PRETTY = CanonicalJson.MAPPER.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private final List<Document> documents = new ArrayList<>();
    private final List<Problem> faults = new ArrayList<>();
    private final ArrayNode canonical = CanonicalJson.MAPPER.createArrayNode();
    private final ArrayNode problems = CanonicalJson.MAPPER.createArrayNode();

    private Transcript() {}

    static Transcript of(Codec codec, Wire wire) throws IOException {
        Transcript transcript = new Transcript();
        codec.decode(wire, message -> true, transcript::note);
        return transcript;
    }

    private void note(Decoded decoded) {
        if (decoded instanceof Decoded.Good good) {
            documents.add(good.document());
            canonical.add(CanonicalJson.tree(good.document()));
            remark(good);
        } else if (decoded instanceof Decoded.Bad bad) {
            ObjectNode node = problems.addObject().put("bad", bad.at().toString());
            bad.number().ifPresent(number -> node.put("number", number));
            list(node.putArray("problems"), bad.problems());
            faults.addAll(bad.problems());
        } else if (decoded instanceof Decoded.Snapshot snapshot) {
            canonical
                    .addObject()
                    .putObject("snapshot")
                    .put("kind", snapshot.kind().word())
                    .put("scope", snapshot.scope())
                    .put("count", snapshot.count())
                    .put("complete", snapshot.complete());
        }
    }

    private void remark(Decoded.Good good) {
        if (good.warnings().isEmpty() && good.unmapped().isEmpty()) {
            return;
        }
        ObjectNode node = problems.addObject().put("good", good.at().toString());
        if (!good.warnings().isEmpty()) {
            list(node.putArray("warnings"), good.warnings());
        }
        if (!good.unmapped().isEmpty()) {
            ArrayNode unmapped = node.putArray("unmapped");
            good.unmapped()
                    .forEach(each ->
                            unmapped.addObject().put("path", each.path()).put("value", each.value()));
        }
    }

    private static void list(ArrayNode into, List<Problem> problems) {
        problems.forEach(problem -> into.addObject()
                .put("code", problem.code().id())
                .put("at", problem.at().toString())
                .put("message", problem.message()));
    }

    List<Document> documents() {
        return documents;
    }

    /** What was bad, and no document. */
    List<Problem> faults() {
        return faults;
    }

    boolean saysAnything() {
        return !canonical.isEmpty();
    }

    boolean hasProblems() {
        return !problems.isEmpty();
    }

    byte[] canonical() {
        return text(canonical);
    }

    byte[] problems() {
        return text(problems);
    }

    static byte[] unwritable(List<Problem> problems) {
        ArrayNode list = CanonicalJson.MAPPER.createArrayNode();
        list(list, problems);
        return text(list);
    }

    private static byte[] text(ArrayNode node) {
        try {
            return (PRETTY.writeValueAsString(node) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
