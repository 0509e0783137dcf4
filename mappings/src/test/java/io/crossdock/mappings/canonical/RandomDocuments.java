package io.crossdock.mappings.canonical;

import io.crossdock.config.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Documents of every shape that the records allow, the same for the same seed. */
public final class RandomDocuments {

    private static final List<String> TEXTS = List.of(
            "4711",
            "K-17",
            "Kettle, 1.7 l",
            "He said \"no\"",
            "zwei\nZeilen",
            "半自动洗衣机",
            "Größe;Maß",
            "a|b",
            "'",
            "0",
            "𝄞",
            "=1+1");

    private final Random random;

    public RandomDocuments(long seed) {
        this.random = new Random(seed);
    }

    public Document next(Kind kind) {
        return new Draft(kind, group(Shape.of(kind))).build();
    }

    private @Nullable Object[] group(Shape.Group group) {
        @Nullable Object[] components = new Object[group.fields().size()];
        for (int i = 0; i < components.length; i++) {
            Shape.Field field = group.fields().get(i);
            boolean present = field.mandatory()
                    || field.name().startsWith("id")
                    || field.name().equals("lines")
                    || random.nextBoolean();
            if (field.name().equals("schema")) {
                components[i] = Header.SCHEMA;
            } else if (present && field.visible()) {
                components[i] = value(field.shape());
            }
        }
        return components;
    }

    private Object value(Shape shape) {
        if (shape instanceof Shape.Group group) {
            return group(group);
        }
        if (shape instanceof Shape.Table table) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (String key : List.of("buyer", "supplier", "on-hand").subList(0, 1 + random.nextInt(3))) {
                values.put(key, value(table.of()));
            }
            return values;
        }
        if (shape instanceof Shape.Sequence sequence) {
            List<Object> values = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                values.add(value(sequence.of()));
            }
            return values;
        }
        return leaf((Shape.Leaf) shape);
    }

    private Object leaf(Shape.Leaf leaf) {
        return switch (leaf) {
            case TEXT -> TEXTS.get(random.nextInt(TEXTS.size()));
            case DECIMAL -> new BigDecimal(BigInteger.valueOf(random.nextInt()), random.nextInt(6) - 1);
            case WHOLE -> random.nextLong();
            case FLAG -> random.nextBoolean();
            case DATE -> LocalDate.ofEpochDay(random.nextInt(40_000));
            case INSTANT -> Instant.ofEpochMilli(random.nextInt() * 1000L + random.nextInt(1000));
        };
    }
}
