package io.crossdock.mappings.guide;

import io.crossdock.config.Expression;
import io.crossdock.config.Problem;
import io.crossdock.mappings.edi.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private final Map<SegmentView, Set<String>> looked = new IdentityHashMap<>();

    static Optional<Problem> objection(Expression expression) {
        return ANYWHERE.matcher(expression.text())
                .results()
                .filter(token -> token.group(1) != null)
                .findFirst()
                .map(token -> EVERYTHING.at(
                        expression.at(),
                        "'**' at character " + (token.start() + 1) + " of " + expression.text() + " looks everywhere"));
    }

    void look(SegmentView segment, String key) {
        looked.computeIfAbsent(segment, first -> new HashSet<>()).add(key);
    }

    void forget() {
        looked.clear();
    }

    void take(Message message) {
        // of thousands of segments each is looked at in one of a few ways
        Map<String, Set<Set<String>>> waysByTag = new HashMap<>();
        looked.forEach((segment, keys) -> waysByTag
                .computeIfAbsent(segment.tag(), first -> new HashSet<>())
                .add(keys));
        looked.forEach((segment, keys) -> {
            boolean passedOver = waysByTag.getOrDefault(segment.tag(), Set.of()).stream()
                    .anyMatch(others -> others.size() > keys.size() && others.containsAll(keys));
            if (!passedOver) {
                keys.forEach(key -> segment.parts(key).forEach(message::take));
            }
        });
        forget();
    }
}
