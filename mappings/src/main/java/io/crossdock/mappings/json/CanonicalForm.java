package io.crossdock.mappings.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Kind;
import io.crossdock.config.Location;
import io.crossdock.config.Problem;
import io.crossdock.mappings.Context;
import io.crossdock.mappings.Decoded;
import io.crossdock.mappings.LinePlaces;
import io.crossdock.mappings.canonical.CanonicalJson;
import io.crossdock.mappings.canonical.CanonicalTree;
import io.crossdock.mappings.canonical.Document;
import io.crossdock.mappings.canonical.Required;
import io.crossdock.mappings.layout.Filling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Canonical JSON; a document without {@code kind} is of the only kind that the channel carries. */
record CanonicalForm(Set<Kind> kinds) implements Form {

    private static final Problem.Code KIND = Problem.Code.data(
            "KIND-UNEXPECTED", "Send documents of the kinds that the channel carries, with their kind.");
    private static final Problem.Code SCHEMA = Problem.Code.data(
            "SCHEMA-UNKNOWN", "Send documents of a schema that this hub reads; mappings/schema has it.");

    CanonicalForm {
        kinds = Set.copyOf(kinds);
    }

    @Override
    public Decoded read(JsonNode value, Location at) {
        Optional<Kind> kind = value.has("kind")
                ? Kind.of(value.get("kind").asText()).filter(kinds::contains)
                : kinds.stream().filter(only -> kinds.size() == 1).findFirst();
        if (kind.isEmpty()) {
            return bad(
                    value,
                    Optional.empty(),
                    at,
                    List.of(KIND.at(
                            at,
                            "'" + value.path("kind").asText() + "' is none of "
                                    + String.join(
                                            ", ",
                                            kinds.stream()
                                                    .map(Kind::word)
                                                    .sorted()
                                                    .toList()))));
        }
        try {
            return read(CanonicalTree.read(kind.orElseThrow(), value), value, at);
        } catch (JsonProcessingException unknown) {
            return bad(value, Optional.empty(), at, List.of(SCHEMA.at(at, unknown.getOriginalMessage())));
        }
    }

    private static Decoded read(CanonicalTree.Reading reading, JsonNode value, Location at) {
        List<Problem> problems = new ArrayList<>();
        reading.faults()
                .forEach(fault -> problems.add(
                        Filling.UNREADABLE.at(within(at, fault.path()), fault.path() + " " + fault.text())));
        Document document = reading.document();
        Required.missing(document)
                .forEach(path -> problems.add(
                        Required.MISSING.at(within(at, path), document.kind().word() + " without " + path)));
        if (!problems.isEmpty()) {
            boolean known = document.number().chars().anyMatch(Character::isLetterOrDigit);
            boolean exact =
                    known && (reading.faults().isEmpty() || !document.kind().isState());
            return bad(value, exact ? Optional.of(document.number()) : Optional.empty(), at, problems);
        }
        return new Decoded.Good(
                document,
                at,
                LinePlaces.UNKNOWN,
                List.of(),
                reading.unknown().stream()
                        .map(each -> new Decoded.Unmapped(each.path(), each.text()))
                        .toList());
    }

    private static Location within(Location at, String path) {
        return new Location(at.source(), at.line(), at.column(), path);
    }

    private static Decoded bad(JsonNode value, Optional<String> number, Location at, List<Problem> problems) {
        return new Decoded.Bad(Excerpt.of(at.source(), value), number, at, problems);
    }

    @Override
    public JsonNode write(Document document, Context context, List<Problem> problems) {
        return CanonicalJson.tree(document);
    }
}
