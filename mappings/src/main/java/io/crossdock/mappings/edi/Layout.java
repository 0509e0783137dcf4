package io.crossdock.mappings.edi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The segments of a message or of a group, declared once in the order of the standard: read in any order, written in this one,
 * explained line by line.
 */
public final class Layout<D> {

    /** A segment or a group. */
    public sealed interface Part<D> permits Rule, Group {
        int tag();

        void write(D from, SegmentWriter out);

        List<String> explain();
    }

    /**
     * What becomes of the segments with one tag.
     *
     * @param belongs whether they belong here; else the layout ends before them
     * @param shared whether they belong here only where a rule takes them
     * @param group what they begin
     * @param rules that read them, the first that takes one alone
     */
    private record Duty<D>(boolean belongs, boolean shared, Optional<Group<D, ?>> group, List<Rule<D>> rules) {}

    private final List<Part<D>> parts;
    private final boolean others;
    private final Set<Integer> exceptions;
    private final PackedTable<Duty<D>> duties;
    private final Duty<D> first;
    /** The tags in the order of the standard. */
    private final List<String> order;

    /**
     * @param others whether tags belong here that are neither declared nor exceptions
     * @param exceptions tags for which the opposite holds
     * @param shared tags that belong here only where a rule takes them
     */
    private Layout(List<Part<D>> parts, boolean others, Set<Integer> exceptions, Set<Integer> shared) {
        this.parts = parts;
        this.others = others;
        this.exceptions = exceptions;
        this.first = new Duty<>(true, false, Optional.empty(), rules(tag()));
        Set<Integer> tags = new HashSet<>(exceptions);
        parts.forEach(part -> tags.add(part.tag()));
        Map<Long, Duty<D>> known = new HashMap<>();
        tags.forEach(tag -> known.put((long) tag, duty(tag, others != exceptions.contains(tag), shared.contains(tag))));
        this.order =
                parts.stream().map(Part::tag).map(Segments::name).distinct().toList();
        this.duties = new PackedTable<>(known, new Duty<>(others, false, Optional.empty(), List.of()));
    }

    private Duty<D> duty(int tag, boolean owned, boolean shared) {
        List<Rule<D>> rules = rules(tag);
        Optional<Group<D, ?>> group = Optional.empty();
        for (Part<D> part : parts) {
            if (part instanceof Group<D, ?> candidate && part.tag() == tag) {
                group = Optional.of(candidate);
            }
        }
        boolean declared = tag != tag() && !rules.isEmpty();
        return new Duty<>(owned || declared || group.isPresent(), shared, group, rules);
    }

    private List<Rule<D>> rules(int tag) {
        List<Rule<D>> rules = new ArrayList<>();
        for (Part<D> part : parts) {
            if (part instanceof Rule<D> rule && rule.tag() == tag) {
                rules.add(rule);
            }
        }
        return List.copyOf(rules);
    }

    /** A layout to which every segment belongs that reaches it. */
    @SafeVarargs
    public static <D> Layout<D> layout(Part<D>... parts) {
        return new Layout<>(List.of(parts), true, Set.of(), Set.of());
    }

    /** To which these belong, besides those declared: they end no group, and are unmapped. */
    public Layout<D> owning(String... tags) {
        return new Layout<>(parts, false, tags(tags), Set.of());
    }

    /** To which all belong but these. */
    public Layout<D> until(String... tags) {
        return new Layout<>(parts, true, tags(tags), Set.of());
    }

    /** To which of these only those belong that a rule takes; before another it ends. */
    public Layout<D> sharing(String... tags) {
        return new Layout<>(parts, others, exceptions, tags(tags));
    }

    private static Set<Integer> tags(String... names) {
        return Arrays.stream(names).map(Segments::tag).collect(Collectors.toUnmodifiableSet());
    }

    /** The tag of its first segment. */
    public int tag() {
        return parts.get(0).tag();
    }

    /** Reads the first segment. */
    public void first(Message message, Draft<D> draft) {
        apply(first, message, draft);
    }

    /** Reads on, until a segment that does not belong here. */
    public void read(Message message, Draft<D> draft) {
        if (message.outline().kept()) {
            draft.owing(message.outline());
        }
        while (!message.ended()) {
            Duty<D> duty = duties.get(message.tag());
            if (!duty.belongs()) {
                return;
            }
            if (duty.group().isPresent()) {
                duty.group().get().read(message, draft);
            } else if (!apply(duty, message, draft)) {
                return;
            }
        }
    }

    /** False where the segment belongs elsewhere. */
    private boolean apply(Duty<D> duty, Message message, Draft<D> draft) {
        List<Rule<D>> rules = duty.rules();
        int segment = message.segment();
        boolean taken = false;
        for (int i = 0; i < rules.size() && !taken; i++) {
            taken = rules.get(i).read(message, segment, draft);
        }
        if (!taken && duty.shared()) {
            return false;
        }
        message.advance();
        return true;
    }

    public void write(D from, SegmentWriter out) {
        out.ordered(order);
        parts.forEach(part -> part.write(from, out));
    }

    /** The same where it is a group: what does not begin with its first segment would be read as the end of what stands before. */
    void writeGroup(D from, SegmentWriter out) {
        out.ordered(order);
        boolean begun = false;
        for (Part<D> part : parts) {
            int before = out.ended();
            part.write(from, out);
            if (!begun && out.ended() > before) {
                begun = true;
                beginsWith(part, out);
            }
        }
    }

    private void beginsWith(Part<D> part, SegmentWriter out) {
        if (part.tag() != tag() && parts.get(0) instanceof Rule<D> head) {
            Field<D> first = head.fields().get(0);
            out.begin(head.name());
            out.from(first.slots());
            out.lacking(first.position());
            out.from(List.of());
        }
    }

    /** One line a field: element, canonical path, condition. */
    public List<String> explain() {
        return parts.stream().flatMap(part -> part.explain().stream()).toList();
    }
}
