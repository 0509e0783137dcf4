package io.crossdock.mappings.guide;

import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Outline;
import io.crossdock.mappings.edi.Segments;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A message as expressions see it: its segments by tag, several of one tag as a list, the first ones of groups too; and under the name
 * of the canonical list that they were read into the groups that the mapping knows, each with all its segments.
 */
final class View {

    private final Message message;
    private final Watched watched = new Watched();
    private final Names names;
    private final Map<Outline.Part, Map<String, Object>> parts = new IdentityHashMap<>();
    private final Outline.Part whole;

    View(Message message) {
        this.message = message;
        this.names = new Names(message.content().reading().standard().directory());
        this.whole = message.whole();
        build(whole);
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

    Map<String, Object> of(Outline.Part part) {
        return parts.getOrDefault(part, Map.of());
    }

    private Map<String, Object> build(Outline.Part part) {
        Map<String, Object> tree = new LinkedHashMap<>();
        int segment = part.from();
        for (Outline.Part inner : part.parts()) {
            // the head of a group is seen beside it too, so that a reference is found whether the mapping makes groups
            // of them or not
            segments(segment, inner.from() + 1, tree);
            list(tree, inner.name()).add(build(inner));
            segment = inner.to();
        }
        segments(segment, part.to(), tree);
        parts.put(part, tree);
        return tree;
    }

    private void segments(int from, int to, Map<String, Object> tree) {
        for (int segment = from; segment < to; segment++) {
            int tag = message.content().segments().tag(segment);
            if (tag != 0) {
                SegmentView view = new SegmentView(message, watched, names, segment);
                String name = Segments.name(tag);
                if (!tree.containsKey(name)) {
                    tree.put(name, view);
                } else if (tree.get(name) instanceof SegmentView first) {
                    tree.put(name, new ArrayList<>(List.of(first, view)));
                } else {
                    list(tree, name).add(view);
                }
            }
        }
    }

    @SuppressWarnings("unchecked") // only lists of this class are stored under this name
    private static List<Object> list(Map<String, Object> tree, String name) {
        return (List<Object>) tree.computeIfAbsent(name, first -> new ArrayList<>());
    }
}
