package io.crossdock.config.reference;

import static io.crossdock.config.reference.TypeSchema.object;

import io.crossdock.config.Direction;
import io.crossdock.config.Language;
import io.crossdock.config.Setting;
import io.crossdock.config.Spec;
import io.crossdock.config.Vocabulary;
import io.crossdock.config.Vocabulary.ConnectorWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes the JSON Schema (draft 7, which editors know best) of all YAML; the same vocabulary gives the same bytes. */
public final class SchemaWriter {

    private final Vocabulary vocabulary;

    public SchemaWriter(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** All schemas by file name: {@code flow.json}, {@code hub.json}, {@code ownership.json}, {@code partner.json}, {@code channel.json}. */
    public Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        files.put("flow.json", flow());
        files.put("hub.json", hub());
        files.put("ownership.json", ownership());
        files.put("partner.json", partner());
        files.put("channel.json", channel());
        return files;
    }

    public String hub() {
        return file(Language.hub());
    }

    public String ownership() {
        return file(Language.ownership());
    }

    /** The list that a file of {@code flows/} is. */
    public String flow() {
        Map<String, Object> schema = head("flow");
        schema.putAll(TypeSchema.of(Language.flow(sorted(vocabulary.rules().values()))));
        return Json.text(schema);
    }

    public String partner() {
        return file(Language.partner(sorted(vocabulary.connectors().values().stream()
                .map(ConnectorWord::connection)
                .toList())));
    }

    /** Which keys there are, the direction decides. */
    public String channel() {
        Map<String, Object> schema = head("channel");
        schema.put("type", "object");
        schema.put("required", List.of("direction"));
        schema.put(
                "properties", object("direction", object("enum", List.of(Direction.IN.word(), Direction.OUT.word()))));
        schema.put("if", object("properties", object("direction", object("const", Direction.IN.word()))));
        schema.put("then", channel(Direction.IN, ConnectorWord::source));
        schema.put("else", channel(Direction.OUT, ConnectorWord::target));
        return Json.text(schema);
    }

    private Map<String, Object> channel(Direction direction, Function<ConnectorWord, Optional<Spec>> side) {
        Spec spec = Language.channel(
                direction, List.of(), sorted(vocabulary.formats().values()));
        return TypeSchema.word(spec, Map.of("connector", connector(side)));
    }

    /** Which connections there are, only the partner's file says; so any name may stand for any connector. */
    private Map<String, Object> connector(Function<ConnectorWord, Optional<Spec>> side) {
        List<Object> places = new ArrayList<>();
        Map<String, Object> unconnected = new LinkedHashMap<>();
        new TreeMap<>(vocabulary.connectors())
                .forEach((word, connector) -> side.apply(connector).ifPresent(place -> {
                    Map<String, Object> schema = TypeSchema.word(place);
                    places.add(schema);
                    if (connector.connection().settings().stream().noneMatch(Setting::required)) {
                        unconnected.put(word, schema);
                    }
                }));
        Map<String, Object> named = object("type", "object", "minProperties", 1, "maxProperties", 1);
        named.put("properties", unconnected);
        named.put("additionalProperties", places.isEmpty() ? Boolean.FALSE : object("anyOf", places));
        return TypeSchema.anyOf(object("type", "string"), named);
    }

    private static String file(Spec spec) {
        Map<String, Object> schema = head(spec.name());
        schema.putAll(TypeSchema.word(spec));
        return Json.text(schema);
    }

    private static Map<String, Object> head(String name) {
        return object("$schema", "http://json-schema.org/draft-07/schema#", "title", name);
    }

    private static List<Spec> sorted(Iterable<Spec> specs) {
        List<Spec> sorted = new ArrayList<>();
        specs.forEach(sorted::add);
        sorted.sort(Comparator.comparing(Spec::name));
        return sorted;
    }
}
