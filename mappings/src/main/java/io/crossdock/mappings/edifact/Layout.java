package io.crossdock.mappings.edifact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * The segments of a message or of a group, declared once in the order of the standard: read in any order, written in this one,
 * explained line by line.
 */
final class Layout<D> {

    /** A segment or a group. */
    sealed interface Part<D> permits Rule, Group {
        int tag();

        void write(D from, SegmentWriter out);

        List<String> explain();
    }

    private final List<Part<D>> parts;
    private final IntPredicate owns;
    private final Map<Integer, List<Rule<D>>> rules = new HashMap<>();
    private final Map<Integer, Group<D, ?>> groups = new HashMap<>();

    private Layout(List<Part<D>> parts, IntPredicate owns) {
        this.parts = parts;
        this.owns = owns;
        for (Part<D> part : parts) {
            if (part instanceof Rule<D> rule) {
                rules.computeIfAbsent(rule.tag(), tag -> new ArrayList<>()).add(rule);
            } else if (part instanceof Group<D, ?> group) {
                groups.put(group.tag(), group);
            }
        }
    }

    /** A layout to which every segment belongs that reaches it. */
    @SafeVarargs
    static <D> Layout<D> layout(Part<D>... parts) {
        return new Layout<>(List.of(parts), tag -> true);
    }

    /** To which these belong, besides those declared: they end no group, and are unmapped. */
    Layout<D> owning(String... tags) {
        Set<Integer> owned = tags(tags);
        return new Layout<>(parts, owned::contains);
    }

    /** To which all belong but these. */
    Layout<D> until(String... tags) {
        Set<Integer> ends = tags(tags);
        return new Layout<>(parts, tag -> !ends.contains(tag));
    }

    private static Set<Integer> tags(String... names) {
        return Arrays.stream(names).map(Segments::tag).collect(Collectors.toUnmodifiableSet());
    }

    /** The tag of its first segment. */
    int tag() {
        return parts.get(0).tag();
    }

    /** Reads the first segment. */
    void first(Message message, Draft<D> draft) {
        apply(tag(), message, draft);
        message.advance();
    }

    /** Reads on, until a segment that does not belong here. */
    void read(Message message, Draft<D> draft) {
        while (!message.ended()) {
            int tag = message.tag();
            Group<D, ?> group = groups.get(tag);
            if (group != null) {
                group.read(message, draft);
            } else if (owns.test(tag) || (tag != tag() && rules.containsKey(tag))) {
                apply(tag, message, draft);
                message.advance();
            } else {
                return;
            }
        }
    }

    private void apply(int tag, Message message, Draft<D> draft) {
        for (Rule<D> rule : rules.getOrDefault(tag, List.of())) {
            if (rule.read(message, message.segment(), draft)) {
                return;
            }
        }
    }

    void write(D from, SegmentWriter out) {
        parts.forEach(part -> part.write(from, out));
    }

    /** One line a field: element, canonical path, condition. */
    List<String> explain() {
        return parts.stream().flatMap(part -> part.explain().stream()).toList();
    }
}
