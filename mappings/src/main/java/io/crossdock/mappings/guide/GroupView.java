package io.crossdock.mappings.guide;

import io.crossdock.mappings.edi.Outline;
import io.crossdock.mappings.expression.Weighed;
import java.util.AbstractMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A group of segments, or the whole message, as expressions see it: its segments by tag, several of one tag as a list, the first ones of
 * groups too; and under the name of the canonical list that they were read into the groups that the mapping knows, each with all its
 * segments.
 */
final class GroupView extends AbstractMap<String, Object> implements Weighed {

    private final View view;
    private final Outline.Part part;

    GroupView(View view, Outline.Part part) {
        this.view = view;
        this.part = part;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return view.content(part, String.valueOf(name)).orElse(null);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return view.has(part, String.valueOf(name));
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return view.content(part).entrySet();
    }

    @Override
    public long weight() {
        return 2 * view.weight(part.from(), part.to()); // the heads of its groups are seen twice
    }
}
