package io.crossdock.mappings.edi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A segment: which values it holds, and which qualifier tells it from others with its tag.
 *
 * @param codes the qualifiers it takes, the best first, which is also the one written; none: it has no qualifier
 * @param codeBytes the same as they stand in a wire
 * @param fixed what is written besides, and taken as read where it is the same
 * @param always whether it is written even without a value
 * @param each whether every segment with one of the qualifiers counts, else only the best
 */
public record Rule<D>(
        Directory directory,
        String name,
        int tag,
        Optional<Position> qualifier,
        List<String> codes,
        List<byte[]> codeBytes,
        List<Fixed<D>> fixed,
        List<Field<D>> fields,
        boolean always,
        boolean each)
        implements Layout.Part<D> {

    /**
     * A value that goes without a slot.
     *
     * @param written what to write
     * @param understood what says nothing new when it is read
     */
    public record Fixed<D>(Position position, Function<D, String> written, List<String> understood) {}

    @SafeVarargs
    public static <D> Rule<D> segment(Field<D>... fields) {
        return segment(List.of(fields));
    }

    public static <D> Rule<D> segment(List<Field<D>> fields) {
        Position first = fields.get(0).position();
        return new Rule<>(first.directory(), first.segment(), List.copyOf(fields), false);
    }

    /** A segment that says nothing new. */
    public static <D> Rule<D> constant(Position position, String value) {
        return new Rule<D>(position.directory(), position.segment(), List.of(), true)
                .with(position.directory().path(position), value);
    }

    private Rule(Directory directory, String name, List<Field<D>> fields, boolean always) {
        this(
                directory,
                name,
                Segments.tag(name),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                fields,
                always,
                false);
    }

    public Rule<D> when(String path, String... qualifiers) {
        return new Rule<>(
                directory,
                name,
                tag,
                Optional.of(directory.of(path)),
                List.of(qualifiers),
                Stream.of(qualifiers)
                        .map(code -> code.getBytes(StandardCharsets.US_ASCII))
                        .toList(),
                fixed,
                fields,
                always,
                false);
    }

    /** Takes every segment with one of the qualifiers, not only the best. */
    public Rule<D> whenEach(String path, String... qualifiers) {
        Rule<D> best = when(path, qualifiers);
        return new Rule<>(
                directory, name, tag, best.qualifier, best.codes, best.codeBytes, fixed, fields, always, true);
    }

    /** Written even without a value: something follows that belongs to it. */
    public Rule<D> evenEmpty() {
        return new Rule<>(directory, name, tag, qualifier, codes, codeBytes, fixed, fields, true, each);
    }

    /** A value that is written only beside that of a slot. */
    public Rule<D> withWhere(Slot<D, ?> slot, String path, String value) {
        return with(path, from -> slot.values().apply(from).isEmpty() ? "" : value, value);
    }

    public Rule<D> with(String path, String value) {
        return with(path, from -> value, value);
    }

    public Rule<D> with(String path, Function<D, String> written, String... understood) {
        List<Fixed<D>> more = new ArrayList<>(fixed);
        more.add(new Fixed<>(directory.of(path), written, List.of(understood)));
        return new Rule<>(directory, name, tag, qualifier, codes, codeBytes, List.copyOf(more), fields, always, each);
    }

    /** Reads a segment with the rule's tag; false where it is not for this rule, or holds nothing that it takes. */
    public boolean read(Message message, int segment, Draft<D> draft) {
        int rank = rank(message, segment);
        if (rank < 0 || outdone(message, rank, draft)) {
            return false;
        }
        boolean taken = always;
        for (int i = 0; i < fields.size(); i++) {
            taken |= message.outline().kept()
                    ? readOwing(fields.get(i), message, segment, draft)
                    : fields.get(i).read(message, segment, draft);
        }
        if (taken) {
            takeConditions(message, segment);
            if (!codes.isEmpty()) {
                draft.choose(new Draft.Choice(this, rank, segment));
            }
        }
        return taken;
    }

    private boolean readOwing(Field<D> field, Message message, int segment, Draft<D> draft) {
        int problems = message.told();
        boolean taken = field.read(message, segment, draft);
        message.owe(problems, field.slots());
        return taken;
    }

    private void takeConditions(Message message, int segment) {
        if (qualifier.isPresent()) {
            message.take(message.part(segment, qualifier.get()));
        }
        for (int i = 0; i < fixed.size(); i++) {
            int part = message.part(segment, fixed.get(i).position());
            if (part != Segments.NONE && fixed.get(i).understood().contains(message.text(part))) {
                message.take(part);
            }
        }
    }

    private int rank(Message message, int segment) {
        return qualifier.isEmpty() ? 0 : message.choice(segment, qualifier.get(), codeBytes);
    }

    /** Whether a segment with as good a qualifier was read before; one with a worse one is given back. */
    private boolean outdone(Message message, int rank, Draft<D> draft) {
        Optional<Draft.Choice> before = codes.isEmpty() || each ? Optional.empty() : draft.choice(this);
        if (before.isEmpty()) {
            return false;
        }
        if (before.get().rank() <= rank) {
            return true;
        }
        message.release(before.get().segment(), before.get().segment() + 1);
        fields.forEach(field -> field.slots().forEach(draft::clear));
        return false;
    }

    @Override
    public void write(D from, SegmentWriter out) {
        int repetitions = always ? 1 : 0;
        for (Field<D> field : fields) {
            repetitions = Math.max(repetitions, field.repetitions(from));
        }
        for (int repetition = 0; repetition < repetitions; repetition++) {
            out.begin(name);
            qualifier.ifPresent(position -> out.fixed(position, codes.get(0)));
            fixed.forEach(constant ->
                    out.fixed(constant.position(), constant.written().apply(from)));
            for (Field<D> field : fields) {
                out.from(field.slots());
                field.write(from, repetition, out);
            }
            out.from(List.of());
            out.end(always);
        }
    }

    @Override
    public List<String> explain() {
        String condition = qualifier
                .map(position -> " where " + position.id() + " is " + String.join(", ", codes))
                .orElse("");
        return fields.stream().map(field -> field.explain() + condition).toList();
    }
}
