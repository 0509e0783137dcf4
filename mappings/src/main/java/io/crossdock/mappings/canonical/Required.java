package io.crossdock.mappings.canonical;

import io.crossdock.config.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what a document lacks: every component that is {@link Mandatory}, and the number of every article. */
public final class Required {

    public static final Problem.Code MISSING =
            Problem.Code.data("VALUE-MISSING", "Add the value and send the document again.");

    /** Stands for a mandatory decimal that the wire does not have, until {@link #missing} has found it; known by identity. */
    public static final BigDecimal ABSENT = new BigDecimal("0");

    private Required() {}

    /** The paths of all that is missing, with the places in lists: {@code lines[1].quantity.value}. */
    public static List<String> missing(Document document) {
        List<String> missing = new ArrayList<>();
        look(Shape.of(document.kind()), document, "", missing);
        return missing;
    }

    private static void look(Shape shape, Object value, String path, List<String> missing) {
        if (shape instanceof Shape.Group group) {
            group(group, value, path, missing);
        } else if (shape instanceof Shape.Table table && !(table.of() instanceof Shape.Leaf)) {
            ((Map<?, ?>) value).forEach((key, each) -> look(table.of(), each, path + "." + key, missing));
        } else if (shape instanceof Shape.Sequence sequence && sequence.repeatsGroups()) {
            List<?> elements = (List<?>) value;
            for (int i = 0; i < elements.size(); i++) {
                look(sequence.of(), elements.get(i), path + "[" + i + "]", missing);
            }
        }
    }

    private static void group(Shape.Group group, Object holder, String path, List<String> missing) {
        for (Shape.Field field : group.fields()) {
            if (!field.mandatory() && field.shape() instanceof Shape.Leaf) {
                continue;
            }
            Object value = field.read(holder);
            if (field.mandatory() && empty(value)) {
                missing.add(join(path, field.name()));
            } else if (value != null) {
                look(field.shape(), value, join(path, field.name()), missing);
            }
        }
    }

    private static boolean empty(@Nullable Object value) {
        return value == null
                || value == ABSENT
                || value instanceof String text && text.isBlank()
                || value instanceof Map<?, ?> map && map.isEmpty()
                || value instanceof List<?> list && list.isEmpty()
                || value instanceof Article article && article.key().isBlank();
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
