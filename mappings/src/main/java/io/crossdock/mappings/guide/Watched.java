package io.crossdock.mappings.guide;

import io.crossdock.config.Expression;
import io.crossdock.config.Problem;
import io.crossdock.mappings.edi.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Which values an expression looked at. Where it gives something, they count as read, except of segments that it only compared and
 * passed over: of those with the same tag, the ones of which it looked at less.
 */
final class Watched {

    private static final Problem.Code EVERYTHING = Problem.Code.setup(
            "GUIDE-EVERYTHING", "Name the way to the value, so that all others stay visible as not mapped.");

    /** Outside of texts; what looks everywhere would count everything as read. */
    private static final Pattern ANYWHERE =
            Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\"|'(?:\\\\.|[^'\\\\])*+'|(?<anywhere>\\*\\*)", Pattern.DOTALL);

    /** Of one segment; no more are noted. */
    private static final int MOST_NAMES = 100;

    private final Message message;
    private Look none = new Look(Set.of());
    private final Map<Integer, Look> looks = new HashMap<>();

    /** The elements looked at, by name: one for all segments of which the same were looked at in the same order. */
    private static final class Look {
        private final Set<String> names;
        private final Map<String, Look> further = new HashMap<>();

        Look(Set<String> names) {
            this.names = names;
        }

        Look at(String name) {
            return names.contains(name) || names.size() == MOST_NAMES
                    ? this
                    : further.computeIfAbsent(name, first -> new Look(with(name)));
        }

        private Set<String> with(String name) {
            Set<String> more = new HashSet<>(names);
            more.add(name);
            return Set.copyOf(more);
        }

        boolean isLessThan(Look other) {
            return other.names.size() > names.size() && other.names.containsAll(names);
        }
    }

    Watched(Message message) {
        this.message = message;
    }

    static Optional<Problem> objection(Expression expression) {
        return ANYWHERE.matcher(expression.text())
                .results()
                .filter(token -> token.group(1) != null)
                .findFirst()
                .map(token -> EVERYTHING.at(
                        expression.at(),
                        "'**' at character " + (token.start() + 1) + " of " + expression.text() + " looks everywhere"));
    }

    void look(int segment, String name) {
        looks.put(segment, looks.getOrDefault(segment, none).at(name));
    }

    void forget() {
        looks.clear();
        none = new Look(Set.of());
    }

    /** Tells the segments of which elements count as read, with the names of those; and forgets them. */
    void tell(BiConsumer<Integer, Set<String>> each) {
        // of thousands of segments each is looked at in one of a few ways
        Map<Integer, Set<Look>> looksByTag = new HashMap<>();
        looks.forEach((segment, look) -> looksByTag
                .computeIfAbsent(tag(segment), first -> new HashSet<>())
                .add(look));
        looks.forEach((segment, look) -> {
            boolean passedOver =
                    looksByTag.getOrDefault(tag(segment), Set.of()).stream().anyMatch(look::isLessThan);
            if (!passedOver) {
                each.accept(segment, look.names);
            }
        });
        forget();
    }

    private int tag(int segment) {
        return message.content().segments().tag(segment);
    }
}
