package io.crossdock.mappings.guide;

import io.crossdock.mappings.edi.Message;
import io.crossdock.mappings.edi.Segments;
import io.crossdock.mappings.edi.ServiceCharacters;
import io.crossdock.mappings.expression.Weighed;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A segment as expressions see it: a text by element, {@code BGM1004}, {@code BEG03}; a list where an element stands there several
 * times. Made anew whenever it is asked for, so that a large message takes hardly more memory than its bytes.
 */
final class SegmentView extends AbstractMap<String, Object> implements Weighed {

    private final View view;
    private final int segment;

    SegmentView(View view, int segment) {
        this.view = view;
        this.segment = segment;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        view.watched().look(segment, String.valueOf(key));
        List<Integer> parts = parts(String.valueOf(key));
        return parts.isEmpty() ? null : value(parts);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return !parts(String.valueOf(key)).isEmpty();
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Map<String, Object> values = new LinkedHashMap<>();
        parts().forEach((key, parts) -> values.put(key, value(parts)));
        return values.entrySet();
    }

    private Object value(List<Integer> parts) {
        Message message = view.message();
        return parts.size() == 1
                ? message.text(parts.get(0))
                : new ArrayList<Object>(parts.stream().map(message::text).toList());
    }

    @Override
    public long weight() {
        return view.weight(segment, segment + 1);
    }

    /** Where the element stands. */
    List<Integer> parts(String key) {
        return parts().getOrDefault(key, List.of());
    }

    private Map<String, List<Integer>> parts() {
        Segments segments = view.message().content().segments();
        Map<String, List<Integer>> found = new LinkedHashMap<>();
        String tag = Segments.name(segments.tag(segment));
        int element = 0;
        int component = 1;
        for (int part = segments.first(segment) + 1; segments.kind(part) != Segments.END; part++) {
            switch (segments.kind(part)) {
                case ServiceCharacters.ELEMENT -> {
                    element++;
                    component = 1;
                }
                case ServiceCharacters.REPETITION -> component = 1;
                default -> component++;
            }
            if (segments.length(part) > 0) {
                found.computeIfAbsent(view.names().key(tag, element, component), first -> new ArrayList<>(1))
                        .add(part);
            }
        }
        return found;
    }
}
