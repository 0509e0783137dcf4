package io.crossdock.mappings.canonical;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.crossdock.config.Kind;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the canonical documents are built, read from their records: paths, drafts and JSON Schemas follow from it. */
public sealed interface Shape {

    /** A single value, and the class that holds it. */
    enum Leaf implements Shape {
        TEXT(String.class),
        DECIMAL(BigDecimal.class),
        WHOLE(Long.class),
        FLAG(Boolean.class),
        DATE(LocalDate.class),
        INSTANT(Instant.class);

        private final Class<?> type;

        Leaf(Class<?> type) {
            this.type = type;
        }

        static Optional<Leaf> of(Class<?> type) {
            Class<?> wanted = type == boolean.class ? Boolean.class : type;
            return Arrays.stream(values()).filter(leaf -> leaf.type == wanted).findFirst();
        }
    }

    /** A record and its components, in the order of the record. */
    record Group(Constructor<?> constructor, List<Field> fields) implements Shape {

        /** Where the field stands among the components; -1: there is none. */
        int index(String name) {
            for (int i = 0; i < fields.size(); i++) {
                if (fields.get(i).name().equals(name) && fields.get(i).visible()) {
                    return i;
                }
            }
            return -1;
        }

        List<String> names() {
            return fields.stream().filter(Field::visible).map(Field::name).toList();
        }

        /** The same record with another component. */
        Object with(Object holder, int index, Object component) {
            @Nullable Object[] components = new Object[fields.size()];
            for (int i = 0; i < components.length; i++) {
                Field field = fields.get(i);
                Object value = i == index ? component : field.read(holder);
                components[i] = field.optional() ? Optional.ofNullable(value) : value;
            }
            return create(components);
        }

        Object create(@Nullable Object[] components) {
            try {
                return constructor.newInstance(components);
            } catch (InvocationTargetException failed) {
                throw new IllegalArgumentException(failed.getCause());
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** Free keys. */
    record Table(Shape of) implements Shape {}

    /** Values of one shape in order. */
    record Sequence(Shape of) implements Shape {
        boolean repeatsGroups() {
            return !(of instanceof Leaf);
        }
    }

    /**
     * @param optional whether the component is an {@code Optional} of the shape
     * @param visible whether it stands in canonical JSON
     */
    record Field(String name, Shape shape, boolean optional, boolean mandatory, boolean visible, Method accessor) {

        /** What the component holds, out of its Optional; null where that is empty. */
        @Nullable
        Object read(Object holder) {
            try {
                Object value = accessor.invoke(holder);
                return value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** The shape of a kind's documents. */
    static Group of(Kind kind) {
        return Objects.requireNonNull(Shapes.KINDS.get(kind), () -> "no record for " + kind);
    }

    private static Shape of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class ? new Table(of(arguments[1])) : new Sequence(of(arguments[0]));
        }
        Class<?> plain = (Class<?>) type;
        return Leaf.of(plain).map(Shape.class::cast).orElseGet(() -> group(plain));
    }

    private static Group group(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return new Group(
                    type.getDeclaredConstructor(types),
                    Arrays.stream(components).map(Shape::field).toList());
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Field field(RecordComponent component) {
        Type type = component.getGenericType();
        boolean optional = component.getType() == Optional.class;
        return new Field(
                component.getName(),
                of(optional ? ((ParameterizedType) type).getActualTypeArguments()[0] : type),
                optional,
                component.isAnnotationPresent(Mandatory.class),
                !component.getAccessor().isAnnotationPresent(JsonIgnore.class),
                component.getAccessor());
    }

    /** Read once. */
    final class Shapes {
        private static final Map<Kind, Group> KINDS = new EnumMap<>(Kind.class);

        static {
            for (JsonSubTypes.Type type :
                    Document.class.getAnnotation(JsonSubTypes.class).value()) {
                Kind.of(type.name()).ifPresent(kind -> KINDS.put(kind, group(type.value())));
            }
        }

        private Shapes() {}
    }
}
