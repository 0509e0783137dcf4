package io.crossdock.mappings.edi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What was read of a document so far. */
public final class Draft<D> {

    /** What a rule with a choice of qualifiers took: the better one replaces the worse. */
    public record Choice(Object rule, int rank, int segment) {}

    private static final Object NOTHING = new Object();
    private static final Choice[] NO_CHOICES = {};

    private final Object[] values;
    private long spoiled;
    private Outline outline = Outline.NONE;
    private Choice[] choices = NO_CHOICES;
    private int chosen;

    /**
     * @param size how many slots there are, at most 64
     */
    public Draft(int size) {
        values = new Object[size];
        Arrays.fill(values, NOTHING);
    }

    /** Whether another value fits in. */
    public boolean free(Slot<D, ?> slot) {
        return slot.many() || values[slot.index()] == NOTHING;
    }

    public <V> void put(Slot<D, V> slot, V value) {
        if (!slot.many()) {
            values[slot.index()] = value;
            return;
        }
        if (values[slot.index()] == NOTHING) {
            values[slot.index()] = new ArrayList<V>(4);
        }
        all(slot).add(value);
    }

    public void clear(Slot<D, ?> slot) {
        values[slot.index()] = NOTHING;
    }

    /** The values of a slot that holds a list. */
    @SuppressWarnings("unchecked") // put is the only way in
    public <V> List<V> all(Slot<D, V> slot) {
        Object held = values[slot.index()];
        return held == NOTHING ? List.of() : (List<V>) held;
    }

    /** The value of a slot that holds one. */
    @SuppressWarnings("unchecked") // put is the only way in
    public <V> Optional<V> get(Slot<D, V> slot) {
        Object held = values[slot.index()];
        return held == NOTHING ? Optional.empty() : Optional.of((V) held);
    }

    /** Notes that a value was there, but a wrong one: nobody need say that it is missing. */
    public void spoil(Slot<D, ?> slot) {
        spoiled |= 1L << slot.index();
    }

    /** What is missing, a guide may give. */
    void owing(Outline guided) {
        outline = guided;
    }

    /** Whether there is no value, nor a wrong one, nor a guide that gives one. */
    public boolean missing(Slot<D, ?> slot) {
        return values[slot.index()] == NOTHING
                && (spoiled & 1L << slot.index()) == 0
                && !(outline.kept() && outline.owes(slot.name(), Optional.empty()));
    }

    public Optional<Choice> choice(Object rule) {
        for (int i = 0; i < chosen; i++) {
            if (choices[i].rule() == rule) {
                return Optional.of(choices[i]);
            }
        }
        return Optional.empty();
    }

    public void choose(Choice choice) {
        int place = 0;
        while (place < chosen && choices[place].rule() != choice.rule()) {
            place++;
        }
        if (place == choices.length) {
            choices = Arrays.copyOf(choices, Math.max(4, 2 * place));
        }
        choices[place] = choice;
        chosen = Math.max(chosen, place + 1);
    }
}
