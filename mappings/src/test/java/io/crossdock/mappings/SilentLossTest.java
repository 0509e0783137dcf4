package io.crossdock.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.config.Checked;
import io.crossdock.config.Kind;
import io.crossdock.config.Wire;
import io.crossdock.config.yaml.YamlSettings;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Shape;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a document says and a message has no place for is told when it is written. Each document that a golden folder writes is given
 * one value more, for every path of its kind that it lacks: the value comes back, or a problem or a warning speaks of it.
 */
class SilentLossTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private static final Context CONTEXT = new Context(
            "7",
            "out",
            Instant.parse("2026-01-31T08:30:00Z"),
            ZoneOffset.UTC,
            Map.of("edi", "BUYER:ZZ"),
            Map.of("edi", "SUPPLIER:ZZ"),
            false);

    /** What no partner sends or is sent: our own ids, our own stamps, and how a unit was called where it was read. */
    private static final Set<String> OURS =
            Set.of("schema", "issuer", "version", "changedAt", "test", "partner", "id", "sent", "kind");

    /** What X12 numbers anew: the units of 856, the lines of 945. */
    private static final Set<String> NUMBERED_ANEW =
            Set.of("856-ship-notice /packages/0/number", "945-warehouse-advice /packages/0/lines/0/number");

    /** A key that no standard has a code for. */
    private static final String OTHER = "zz";

    @ParameterizedTest
    @ValueSource(strings = {"edifact", "x12"})
    void saysOfEachValueThatItHasNoPlace(String format) throws IOException {
        Set<String> silent = new TreeSet<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(GOLDEN.resolve(format), Files::isDirectory)) {
            for (Path folder : folders) {
                boolean guided = folder.getFileName().toString().startsWith("guide");
                if (!guided
                        && one(folder, "in.*").isPresent()
                        && one(folder, "out.*").isPresent()) {
                    look(format, folder, silent);
                }
            }
        }
        silent.removeAll(NUMBERED_ANEW);
        assertThat(silent).isEmpty();
    }

    private static void look(String format, Path folder, Set<String> silent) throws IOException {
        for (Document document : Sample.documents(folder.resolve(Sample.CANONICAL))) {
            Codec codec = codec(format, folder, document.kind());
            if (codec.encode(List.of(document), CONTEXT) instanceof Checked.Sound<Wire> sound) {
                ObjectNode whole = (ObjectNode) CanonicalJson.tree(decode(codec, sound.value()));
                Written written = new Written(codec, whole, folder.getFileName().toString(), silent);
                written.look(whole, Shape.of(document.kind()), "");
            }
        }
    }

    /** @param whole the document, as it comes back */
    private record Written(Codec codec, ObjectNode whole, String folder, Set<String> silent) {

        private void look(JsonNode here, Shape shape, String path) throws IOException {
            if (shape instanceof Shape.Group group) {
                for (Shape.Field field : group.fields()) {
                    if (field.visible() && !OURS.contains(field.name()) && !isAnswered(field.name())) {
                        inside((ObjectNode) here, field.name(), field.shape(), path + "/" + field.name());
                    }
                }
            } else if (shape instanceof Shape.Table table) {
                inside((ObjectNode) here, OTHER, table.of(), path + "/" + OTHER);
                for (String key : keys(here)) {
                    look(here.get(key), table.of(), path + "/" + key);
                }
            } else if (shape instanceof Shape.Sequence sequence && !here.isEmpty()) {
                look(here.get(0), sequence.of(), path + "/0");
            }
        }

        /** What an acknowledgement says of parts and faults is what was sent, as far as each standard points to it. */
        private boolean isAnswered(String field) {
            return whole.path("kind").asText().equals(Kind.ACKNOWLEDGEMENT.word())
                    && Set.of("parts", "faults").contains(field);
        }

        private void inside(ObjectNode holder, String name, Shape shape, String path) throws IOException {
            JsonNode held = holder.path(name);
            if (held.isContainerNode() && !held.isEmpty()) {
                look(held, shape, path);
            } else if (held.isMissingNode()) {
                holder.set(name, value(shape));
                if (isLost(path)) {
                    silent.add(folder + " " + path);
                }
                holder.remove(name);
            }
        }

        private boolean isLost(String path) throws IOException {
            Document document = CanonicalJson.of(whole);
            if (codec.encode(List.of(document), CONTEXT) instanceof Checked.Sound<Wire> sound
                    && sound.warnings().isEmpty()) {
                JsonNode back = CanonicalJson.tree(decode(codec, sound.value()));
                return !same(back.at(path), CanonicalJson.tree(document).at(path));
            }
            return false;
        }
    }

    /** Whether an amount is an allowance or a charge is said once for all its figures. */
    private static boolean same(JsonNode one, JsonNode other) {
        return one.equals(other)
                || one.isNumber()
                        && other.isNumber()
                        && one.decimalValue()
                                        .abs()
                                        .compareTo(other.decimalValue().abs())
                                == 0;
    }

    private static List<String> keys(JsonNode table) {
        return table.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> !key.equals(OTHER))
                .toList();
    }

    private static JsonNode value(Shape shape) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (shape instanceof Shape.Group group) {
            ObjectNode node = json.objectNode();
            for (Shape.Field field : group.fields()) {
                if (field.visible() && !OURS.contains(field.name())) {
                    node.set(field.name(), value(field.shape()));
                }
            }
            return node;
        }
        if (shape instanceof Shape.Table table) {
            return json.objectNode().set(OTHER, value(table.of()));
        }
        if (shape instanceof Shape.Sequence sequence) {
            ArrayNode node = json.arrayNode();
            return node.add(value(sequence.of()));
        }
        return switch ((Shape.Leaf) shape) {
            case TEXT -> json.textNode("Q7");
            case DECIMAL -> json.numberNode(BigDecimal.valueOf(7));
            case WHOLE -> json.numberNode(7);
            case FLAG -> json.booleanNode(true);
            case DATE -> json.textNode("2026-03-01");
            case INSTANT -> json.textNode("2026-03-01T10:11:12Z");
        };
    }

    /** The first that is no list's end. */
    private static Document decode(Codec codec, Wire wire) throws IOException {
        List<Document> documents = new ArrayList<>();
        codec.decode(wire, message -> true, decoded -> {
            if (decoded instanceof Decoded.Good good) {
                documents.add(good.document());
            }
        });
        return documents.get(0);
    }

    private static Codec codec(String word, Path folder, Kind kind) throws IOException {
        Format format = ServiceLoader.load(Format.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.spec().name().equals(word))
                .findFirst()
                .orElseThrow();
        Path settings = folder.resolve("settings.yaml");
        String yaml = Files.exists(settings) ? Files.readString(settings) : "{}";
        return format.codec(
                        YamlSettings.read(format.spec(), yaml, "settings.yaml", name -> List.of("secret"))
                                .get(),
                        Set.of(kind))
                .get();
    }

    private static Optional<Path> one(Path folder, String pattern) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
            for (Path file : files) {
                return Optional.of(file);
            }
            return Optional.empty();
        }
    }
}
