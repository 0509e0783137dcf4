package io.crossdock.mappings.canonical;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.config.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a partner's canonical JSON strictly: every value of the wrong type is found, and every field that the schema does not
 * have. Where the partner speaks a newer minor schema, its new fields are kept in the document instead.
 */
public final class CanonicalTree {

    /** A field of the document, by its path, and what is to be said of it. */
    public record Remark(String path, String text) {}

    /**
     * @param document made of all that could be read; what is missing in it {@link Required} finds
     * @param faults what is wrong with which value
     * @param unknown fields that the schema does not have, with their JSON
     */
    public record Reading(Document document, List<Remark> faults, List<Remark> unknown) {}

    private final List<Remark> faults = new ArrayList<>();
    private final List<Remark> unknown = new ArrayList<>();

    private CanonicalTree() {}

    /** @throws UnknownSchema where the tree is of another major version */
    public static Reading read(Kind kind, JsonNode tree) throws JsonProcessingException {
        SchemaVersion version =
                SchemaVersion.of(tree.path("header").path("schema").asText(Header.SCHEMA));
        CanonicalTree reading = new CanonicalTree();
        Object[] root = (Object[]) reading.take(Shape.of(kind), tree, "");
        Document document = new Draft(kind, root).build();
        return version.isOurs()
                ? new Reading(document, reading.faults, reading.unknown)
                : new Reading(Unknown.keep(document, tree), reading.faults, List.of());
    }

    /**
     * One value of the class that a place wants.
     *
     * @param faults what is wrong with it; then the value means nothing
     */
    public record Value(Object value, List<Remark> faults) {}

    public static Value value(Place place, JsonNode node) {
        CanonicalTree reading = new CanonicalTree();
        Object value = reading.take(place.end(), node, place.toString());
        return new Value(value, reading.faults);
    }

    private Object take(Shape shape, JsonNode node, String path) {
        if (shape instanceof Shape.Group group) {
            return group(group, node, path);
        }
        if (shape instanceof Shape.Table table) {
            Map<String, Object> values = new LinkedHashMap<>();
            expect(node.isObject(), path, "a table of names and values");
            node.properties()
                    .forEach(entry -> values.put(
                            entry.getKey(), take(table.of(), entry.getValue(), path + "." + entry.getKey())));
            return values;
        }
        if (shape instanceof Shape.Sequence sequence) {
            expect(node.isArray(), path, "a list");
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < node.size() && node.isArray(); i++) {
                values.add(take(sequence.of(), node.get(i), path + "[" + i + "]"));
            }
            return values;
        }
        return leaf((Shape.Leaf) shape, node, path);
    }

    private @Nullable Object[] group(Shape.Group group, JsonNode node, String path) {
        @Nullable Object[] components = new Object[group.fields().size()];
        expect(node.isObject(), path, "an object with " + String.join(", ", group.names()));
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String inner = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            int index = group.index(entry.getKey());
            if (index >= 0 && !entry.getValue().isNull()) {
                components[index] = take(group.fields().get(index).shape(), entry.getValue(), inner);
            } else if (index < 0 && !inner.equals("kind")) {
                expect(fits(entry.getValue()), inner, "without a number of more than " + Copies.DIGITS + " digits");
                unknown.add(new Remark(inner, entry.getValue().toString()));
            }
        }
        return components;
    }

    private static boolean fits(JsonNode node) {
        return node.isNumber()
                ? Copies.fits(node.decimalValue())
                : node.valueStream().allMatch(CanonicalTree::fits);
    }

    private void expect(boolean holds, String path, String what) {
        if (!holds) {
            faults.add(new Remark(path, "is not " + what));
        }
    }

    private Object leaf(Shape.Leaf leaf, JsonNode node, String path) {
        return switch (leaf) {
            case TEXT -> {
                expect(node.isTextual(), path, "a text");
                yield node.asText();
            }
            case DECIMAL -> {
                boolean fits = node.isNumber() && Copies.fits(node.decimalValue());
                expect(fits, path, "a number");
                yield fits ? node.decimalValue() : BigDecimal.ZERO;
            }
            case WHOLE -> {
                expect(node.isIntegralNumber() && node.canConvertToLong(), path, "a whole number");
                yield node.asLong();
            }
            case FLAG -> {
                expect(node.isBoolean(), path, "true or false");
                yield node.asBoolean();
            }
            case DATE -> {
                Optional<LocalDate> date = date(node.asText());
                expect(date.isPresent(), path, "a date written 2026-01-31");
                yield date.orElse(LocalDate.EPOCH);
            }
            case INSTANT -> {
                Optional<Instant> instant = instant(node.asText());
                expect(instant.isPresent(), path, "an instant written 2026-01-31T08:30:00Z");
                yield instant.orElse(Instant.EPOCH);
            }
        };
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
