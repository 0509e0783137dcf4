package io.crossdock.mappings.edi;

import io.crossdock.config.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * In which groups a message was read, and what a guide still owes it. Kept only where a guide reads.
 *
 * <p>What a mapping misses or cannot read at a canonical path that the guide gives is no problem yet: the guide may say better.
 */
public final class Outline {

    /** For messages that no guide reads. */
    public static final Outline NONE = new Outline(Set.of(), false);

    /** What groups are called of which each is a document. */
    public static final String ENTRIES = "entries";

    /** A group of segments, or the whole message. There may be as many as segments: it makes no list before something is in it. */
    public static final class Part {
        private final String name;
        private final int from;
        private List<Part> parts = List.of();
        private Map<String, Optional<Problem>> owed = Map.of();
        private int to;
        private boolean accepted;

        private Part(String slot, int from) {
            this.name = plain(slot);
            this.from = from;
        }

        /** The slot that the mapping put it into: {@code lines}; of which each is a document: {@link #ENTRIES}. */
        public String name() {
            return name;
        }

        public int from() {
            return from;
        }

        /** The first segment behind it. */
        public int to() {
            return to;
        }

        public List<Part> parts() {
            return parts;
        }

        /** Whether something is missing in it that the guide must give. */
        public boolean lacks() {
            return !owed.isEmpty();
        }

        private void add(Part part) {
            if (parts.isEmpty()) {
                parts = new ArrayList<>(2);
            }
            parts.add(part);
        }

        private void owe(String path, Optional<Problem> problem) {
            if (owed.isEmpty()) {
                owed = new LinkedHashMap<>();
            }
            owed.merge(path, problem, (first, second) -> first.isPresent() ? first : second);
        }

        /** Those that became elements of the document, in its order. */
        public List<Part> accepted(String slot) {
            return parts.stream()
                    .filter(part -> part.accepted && part.name.equals(slot))
                    .toList();
        }
    }

    /**
     * What the guide must give, since the mapping could not.
     *
     * @param path canonical, without places in lists
     * @param part in which it is missing
     * @param problem what is wrong if the guide gives nothing; empty: nobody said it yet
     */
    public record Owed(String path, Part part, Optional<Problem> problem) {}

    private final Set<String> covered;
    private final boolean kept;
    private final Part message = new Part("message", 0);
    private final Deque<Part> open = new ArrayDeque<>();

    private Outline(Set<String> covered, boolean kept) {
        this.covered = covered;
        this.kept = kept;
    }

    /** @param covered the canonical paths that the guide gives */
    public static Outline of(Set<String> covered) {
        return new Outline(Set.copyOf(covered), true);
    }

    boolean kept() {
        return kept;
    }

    /** @param segments how many the message has */
    Part message(int segments) {
        message.to = segments;
        return message;
    }

    List<Owed> owed() {
        List<Owed> all = new ArrayList<>();
        collect(message, all);
        return all;
    }

    private static void collect(Part part, List<Owed> all) {
        part.owed.forEach((path, problem) -> all.add(new Owed(path, part, problem)));
        part.parts.stream().filter(inner -> inner.accepted).forEach(inner -> collect(inner, all));
    }

    void enter(String name, int segment) {
        Part part = new Part(name, segment);
        here().add(part);
        open.push(part);
    }

    void leave(int segment, boolean accepted) {
        Part part = open.pop();
        part.to = segment;
        part.accepted = accepted;
    }

    /** The path in a slot's name, which may say first whose it is: {@code price: customer}. */
    static String plain(String slot) {
        String path = slot.substring(slot.lastIndexOf(' ') + 1);
        return path.isEmpty() ? ENTRIES : path;
    }

    private Part here() {
        return open.isEmpty() ? message : open.peek();
    }

    /** Whether the guide gives the value, or a part of it; then it owes it. */
    boolean owes(String slot, Optional<Problem> problem) {
        StringBuilder names = new StringBuilder();
        open.descendingIterator()
                .forEachRemaining(part -> names.append(part.name).append('.'));
        String path = names + plain(slot);
        List<String> given = covered.stream()
                .filter(each -> each.equals(path) || each.startsWith(path + "."))
                .toList();
        given.forEach(each -> here().owe(each, problem));
        return !given.isEmpty();
    }
}
