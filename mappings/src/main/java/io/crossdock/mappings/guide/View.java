package io.crossdock.mappings.guide;

import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Outline;
import io.crossdock.mappings.edi.Segments;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message as expressions see it. Of its segments and groups nothing is kept but which stand where in the large groups, so that it
 * takes hardly more memory than the bytes of the message.
 */
final class View {

    /** Segments of a group that are looked through again each time. */
    private static final int FEW = 64;

    private final Message message;
    private final Watched watched;
    private final Names names;
    private final Outline.Part whole;
    private final Map<Outline.Part, Map<String, Named>> large = new IdentityHashMap<>();

    /** What stands under one name. */
    private sealed interface Named {

        /** Segments with one tag, counted from the first of their group. */
        record Tagged(BitSet segments) implements Named {}

        record Groups(List<Outline.Part> parts) implements Named {}
    }

    View(Message message) {
        this.message = message;
        this.watched = new Watched(message);
        this.names = new Names(message.content().reading().standard().directory());
        this.whole = message.whole();
    }

    Map<String, Object> tree() {
        return of(whole);
    }

    Outline.Part whole() {
        return whole;
    }

    Watched watched() {
        return watched;
    }

    /** Notes as read what the last expression looked at. */
    void take() {
        watched.tell((segment, elements) -> {
            SegmentView seen = new SegmentView(this, segment);
            elements.forEach(element -> seen.parts(element).forEach(message::take));
        });
    }

    Message message() {
        return message;
    }

    Names names() {
        return names;
    }

    Map<String, Object> of(Outline.Part part) {
        return new GroupView(this, part);
    }

    /** The names of what stands in a group, in order, with what stands there. */
    Map<String, Object> content(Outline.Part part) {
        Map<String, Object> content = new LinkedHashMap<>();
        named(part).forEach((name, named) -> content.put(name, seen(part, named)));
        return content;
    }

    /** What stands in a group under a name. */
    Optional<Object> content(Outline.Part part, String name) {
        return Optional.ofNullable(named(part).get(name)).map(named -> seen(part, named));
    }

    boolean has(Outline.Part part, String name) {
        return named(part).containsKey(name);
    }

    /** Letters and elements of the segments from one to before another, at most. */
    long weight(int from, int to) {
        Segments segments = message.content().segments();
        return segments.size(to) - segments.size(from);
    }

    private Object seen(Outline.Part part, Named named) {
        if (named instanceof Named.Tagged tagged) {
            List<Object> segments = new ArrayList<>();
            tagged.segments().stream()
                    .mapToObj(segment -> new SegmentView(this, part.from() + segment))
                    .forEach(segments::add);
            return segments.size() == 1 ? segments.get(0) : segments;
        }
        List<Object> groups = new ArrayList<>();
        ((Named.Groups) named).parts().forEach(inner -> groups.add(of(inner)));
        return groups;
    }

    private Map<String, Named> named(Outline.Part part) {
        return part.to() - part.from() > FEW ? large.computeIfAbsent(part, this::find) : find(part);
    }

    private Map<String, Named> find(Outline.Part part) {
        Map<String, Named> found = new LinkedHashMap<>();
        int segment = part.from();
        for (Outline.Part inner : part.parts()) {
            // the head of a group is seen beside it too, so that a reference is found whether the mapping makes groups
            // of them or not
            find(part, segment, inner.from() + 1, found);
            if (found.computeIfAbsent(inner.name(), first -> new Named.Groups(new ArrayList<>()))
                    instanceof Named.Groups groups) {
                groups.parts().add(inner);
            }
            segment = inner.to();
        }
        find(part, segment, part.to(), found);
        return found;
    }

    private void find(Outline.Part part, int from, int to, Map<String, Named> found) {
        for (int segment = from; segment < to; segment++) {
            int tag = message.content().segments().tag(segment);
            if (tag != 0
                    && found.computeIfAbsent(Segments.name(tag), first -> new Named.Tagged(new BitSet()))
                            instanceof Named.Tagged tagged) {
                tagged.segments().set(segment - part.from());
            }
        }
    }
}
