package io.crossdock.mappings.canonical;

import io.crossdock.config.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document that is being put together value by value. What it lacks becomes what JSON leaves out; a mandatory decimal becomes
 * {@link Required#ABSENT}, so that {@link Required} finds all that is missing at once.
 */
public final class Draft {

    private final Shape.Group shape;
    private final @Nullable Object[] root;

    public Draft(Kind kind) {
        this(kind, new Object[Shape.of(kind).fields().size()]);
    }

    /** @param root the components of the document: containers as this class makes them */
    Draft(Kind kind, @Nullable Object[] root) {
        this.shape = Shape.of(kind);
        this.root = root;
    }

    /** Puts a value of the place's own class, into the last element of every repeating group on the way. */
    public void put(Place place, Object value) {
        List<Place.Step> steps = place.steps();
        Object holder = walk(steps, steps.size() - 1);
        store(holder, steps.get(steps.size() - 1), value);
    }

    /** Puts a value where there is none yet. */
    public void putAbsent(Place place, Object value) {
        List<Place.Step> steps = place.steps();
        Object holder = walk(steps, steps.size() - 1);
        Place.Step last = steps.get(steps.size() - 1);
        boolean present = last instanceof Place.Step.Member member
                ? ((Object[]) holder)[member.index()] != null
                : table(holder).containsKey(((Place.Step.Key) last).key());
        if (!present) {
            store(holder, last, value);
        }
    }

    /**
     * Begins a new element of a repeating group.
     *
     * @param place any place within the group
     * @param depth which of its groups, from 0; the groups around it stay at their last element
     */
    public void begin(Place place, int depth) {
        int elements = -1;
        List<Place.Step> steps = place.steps();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Place.Step.Element element && ++elements == depth) {
                elements(walk(steps, i)).add(container(element.of()));
                return;
            }
        }
    }

    /** The document so far. */
    public Document build() {
        return (Document) group(shape, root);
    }

    private Object walk(List<Place.Step> steps, int until) {
        Object here = root;
        for (int i = 0; i < until; i++) {
            here = next(here, steps.get(i));
        }
        return here;
    }

    private static Object next(Object here, Place.Step step) {
        if (step instanceof Place.Step.Member member) {
            Object[] components = (Object[]) here;
            if (components[member.index()] == null) {
                components[member.index()] = container(member.field().shape());
            }
            return components[member.index()];
        }
        if (step instanceof Place.Step.Key key) {
            return table(here).computeIfAbsent(key.key(), absent -> container(key.of()));
        }
        List<Object> elements = elements(here);
        if (elements.isEmpty()) {
            elements.add(container(((Place.Step.Element) step).of()));
        }
        return elements.get(elements.size() - 1);
    }

    private static void store(Object holder, Place.Step last, Object value) {
        if (last instanceof Place.Step.Member member) {
            ((Object[]) holder)[member.index()] = value;
        } else if (last instanceof Place.Step.Key key) {
            table(holder).put(key.key(), value);
        }
    }

    private static Object container(Shape shape) {
        if (shape instanceof Shape.Group group) {
            return new Object[group.fields().size()];
        }
        return shape instanceof Shape.Table ? new LinkedHashMap<String, Object>() : new ArrayList<Object>();
    }

    /** What a record has in a component of which nothing is known. */
    static Object nothing(Shape shape) {
        return finish(shape, shape instanceof Shape.Leaf ? "" : container(shape));
    }

    private static Object finish(Shape shape, Object node) {
        if (shape instanceof Shape.Group group) {
            return group(group, (Object[]) node);
        }
        if (shape instanceof Shape.Table table && !(table.of() instanceof Shape.Leaf)) {
            Map<String, Object> finished = new LinkedHashMap<>();
            table(node).forEach((key, value) -> finished.put(key, finish(table.of(), value)));
            return finished;
        }
        if (shape instanceof Shape.Sequence sequence && sequence.repeatsGroups()) {
            return elements(node).stream()
                    .map(element -> finish(sequence.of(), element))
                    .toList();
        }
        return node;
    }

    private static Object group(Shape.Group group, @Nullable Object[] components) {
        @Nullable Object[] finished = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            Shape.Field field = group.fields().get(i);
            Object node = components[i];
            Object value = node == null ? absent(field) : finish(field.shape(), node);
            finished[i] = field.optional() ? Optional.ofNullable(value) : value;
        }
        return group.create(finished);
    }

    /** Null where the record itself knows what stands for nothing. */
    private static @Nullable Object absent(Shape.Field field) {
        if (field.shape() == Shape.Leaf.FLAG && !field.optional()) {
            return false;
        }
        if (!field.mandatory()) {
            return null;
        }
        if (field.shape() instanceof Shape.Group group) {
            return group(group, new Object[group.fields().size()]);
        }
        return field.shape() == Shape.Leaf.DECIMAL ? Required.ABSENT : null;
    }

    @SuppressWarnings("unchecked") // only containers of this class are stored
    private static Map<String, Object> table(Object node) {
        return (Map<String, Object>) node;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> elements(Object node) {
        return (List<Object>) node;
    }
}
