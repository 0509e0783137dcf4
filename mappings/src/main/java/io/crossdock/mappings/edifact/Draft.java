package io.crossdock.mappings.edifact;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was read of a document so far. */
final class Draft<D> {

    /** What a rule with a choice of qualifiers took: the better one replaces the worse. */
    record Choice(int rank, int segment) {}

    private final List<List<Object>> values;
    private final BitSet spoiled = new BitSet();
    private final Map<Object, Choice> choices = new IdentityHashMap<>();

    Draft(int size) {
        values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(List.of());
        }
    }

    /** Whether another value fits in. */
    boolean free(Slot<D, ?> slot) {
        return slot.many() || values.get(slot.index()).isEmpty();
    }

    <V> void put(Slot<D, V> slot, V value) {
        if (slot.many() && !values.get(slot.index()).isEmpty()) {
            values.get(slot.index()).add(value);
            return;
        }
        if (slot.many()) {
            List<Object> list = new ArrayList<>();
            list.add(value);
            values.set(slot.index(), list);
        } else {
            values.set(slot.index(), List.of(value));
        }
    }

    void clear(Slot<D, ?> slot) {
        values.set(slot.index(), List.of());
    }

    @SuppressWarnings("unchecked") // put is the only way in
    <V> List<V> all(Slot<D, V> slot) {
        return (List<V>) values.get(slot.index());
    }

    <V> Optional<V> get(Slot<D, V> slot) {
        List<V> held = all(slot);
        return held.isEmpty() ? Optional.empty() : Optional.of(held.get(0));
    }

    /** Notes that a value was there, but a wrong one: nobody need say that it is missing. */
    void spoil(Slot<D, ?> slot) {
        spoiled.set(slot.index());
    }

    boolean missing(Slot<D, ?> slot) {
        return values.get(slot.index()).isEmpty() && !spoiled.get(slot.index());
    }

    Optional<Choice> choice(Object rule) {
        return Optional.ofNullable(choices.get(rule));
    }

    void choose(Object rule, Choice choice) {
        choices.put(rule, choice);
    }
}
