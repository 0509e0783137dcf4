package io.crossdock.mappings.edi;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A segment group that repeats: a part of the document each time.
 *
 * @param layout its segments; the first one begins the group
 * @param slot where its parts go
 * @param fits whether a part may stand beside those before
 * @param place how the document tells a part from others: {@code .buyer}; empty: by its place in a list
 */
public record Group<P, C>(
        Layout<C> layout,
        Slot.Shape<C> shape,
        Build<C> build,
        Slot<P, C> slot,
        BiPredicate<List<C>, C> fits,
        Optional<Function<C, String>> place)
        implements Layout.Part<P> {

    /** Makes a part of what was read; empty: what was read is no such part, and stays unmapped. */
    @FunctionalInterface
    public interface Build<C> {
        Optional<C> build(Draft<C> draft, Message message, int segment);
    }

    public static <P, C> Group<P, C> group(Layout<C> layout, Slot.Shape<C> shape, Build<C> build, Slot<P, C> slot) {
        return new Group<>(layout, shape, build, slot, (before, part) -> true, Optional.empty());
    }

    /** Takes only parts that are wanted; others stay unmapped. */
    public Group<P, C> only(Predicate<C> wanted) {
        return new Group<>(
                layout, shape, build, slot, (before, part) -> wanted.test(part) && fits.test(before, part), place);
    }

    public Group<P, C> unless(BiPredicate<List<C>, C> clash) {
        return new Group<>(layout, shape, build, slot, clash.negate(), place);
    }

    /** The same, whose parts the document tells apart otherwise than by their place in a list. */
    public Group<P, C> placed(Function<C, String> otherwise) {
        return new Group<>(layout, shape, build, slot, fits, Optional.of(otherwise));
    }

    @Override
    public int tag() {
        return layout.tag();
    }

    public void read(Message message, Draft<P> parent) {
        int from = message.segment();
        boolean outlined = message.outline().kept();
        message.enterGroup();
        if (outlined) {
            message.outline().enter(slot.name(), from);
        }
        Draft<C> draft = shape.draft();
        layout.first(message, draft);
        layout.read(message, draft);
        Optional<C> part = build.build(draft, message, from);
        boolean accepted = part.isPresent() && fits.test(parent.all(slot), part.get());
        if (accepted) {
            parent.put(slot, part.get());
        } else {
            message.release(from, message.segment());
        }
        message.leaveGroup(slot.name(), from, accepted);
        if (outlined) {
            message.outline().leave(message.segment(), accepted);
        }
    }

    @Override
    public void write(P from, SegmentWriter out) {
        List<C> parts = slot.values().apply(from);
        for (int i = 0; i < parts.size(); i++) {
            out.enter(slot.name(), placed(parts.get(i), i));
            layout.writeGroup(parts.get(i), out);
            out.leave();
        }
    }

    private String placed(C part, int index) {
        if (place.isPresent()) {
            return place.get().apply(part);
        }
        return slot.many() && !slot.name().isEmpty() ? "[" + index + "]" : "";
    }

    @Override
    public List<String> explain() {
        return layout.explain().stream().map(line -> slot.name() + ": " + line).toList();
    }
}
