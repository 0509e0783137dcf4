package io.crossdock.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values that passed a {@link Spec}: fallbacks filled in, types right. Asking for a key that the spec does not declare, or for
 * another type, is a bug of the caller.
 *
 * <p>Values are held as {@code String}, {@code Long}, {@code Boolean}, {@code Duration}, {@link Secret}, {@link Expression},
 * {@code List}, {@code Map} (tables), {@code Settings} (groups), {@link Part} (words) and {@link Where.Condition}.
 *
 * @param at where the settings were written
 */
public record Settings(Map<String, Object> values, Location at) {

    public static final Settings NONE = new Settings(Map.of(), Location.of(""));

    public Settings {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public String text(String name) {
        return required(name, String.class);
    }

    public Optional<String> optionalText(String name) {
        return optional(name, String.class);
    }

    public boolean flag(String name) {
        return optional(name, Boolean.class).orElse(false);
    }

    public long number(String name) {
        return required(name, Long.class);
    }

    public Optional<Long> optionalNumber(String name) {
        return optional(name, Long.class);
    }

    public Duration time(String name) {
        return required(name, Duration.class);
    }

    public Optional<Duration> optionalTime(String name) {
        return optional(name, Duration.class);
    }

    public Secret secret(String name) {
        return required(name, Secret.class);
    }

    public Optional<Secret> optionalSecret(String name) {
        return optional(name, Secret.class);
    }

    public Optional<Expression> expression(String name) {
        return optional(name, Expression.class);
    }

    /** A group; without one, empty settings. */
    public Settings group(String name) {
        return optional(name, Settings.class).orElse(NONE);
    }

    /** A list of texts; absent: empty. */
    public List<String> texts(String name) {
        return list(name, String.class);
    }

    /** A list of groups; absent: empty. */
    public List<Settings> groups(String name) {
        return list(name, Settings.class);
    }

    /** A table of texts in the order written; absent: empty. */
    public Map<String, String> table(String name) {
        return table(name, String.class);
    }

    /** A table of expressions in the order written; absent: empty. */
    public Map<String, Expression> expressions(String name) {
        return table(name, Expression.class);
    }

    /** A table of groups in the order written; absent: empty. */
    public Map<String, Settings> groupTable(String name) {
        return table(name, Settings.class);
    }

    /** A table of lists of texts in the order written; absent: empty. */
    public Map<String, List<String>> textsTable(String name) {
        Map<String, List<String>> table = new LinkedHashMap<>();
        table(name, List.class).forEach((key, list) -> table.put(key, cast(list, String.class)));
        return table;
    }

    /** A word with its settings. */
    public Part part(String name) {
        return required(name, Part.class);
    }

    /** A table of words with their settings in the order written; absent: empty. */
    public Map<String, Part> partTable(String name) {
        return table(name, Part.class);
    }

    public Optional<Where.Condition> condition(String name) {
        return optional(name, Where.Condition.class);
    }

    /** These values with others on top: a connection's settings and the channel's. */
    public Settings with(Settings others) {
        Map<String, Object> merged = new LinkedHashMap<>(values);
        merged.putAll(others.values);
        return new Settings(merged, others.at);
    }

    private <T> T required(String name, Class<T> type) {
        return optional(name, type)
                .orElseThrow(() -> new IllegalArgumentException("no setting '" + name + "' at " + at));
    }

    private <T> Optional<T> optional(String name, Class<T> type) {
        return Optional.ofNullable(type.cast(values.get(name)));
    }

    private <T> List<T> list(String name, Class<T> of) {
        return cast(optional(name, List.class).orElse(List.of()), of);
    }

    private static <T> List<T> cast(List<?> list, Class<T> of) {
        return list.stream().map(of::cast).toList();
    }

    private <T> Map<String, T> table(String name, Class<T> of) {
        Map<String, T> table = new LinkedHashMap<>();
        Map<?, ?> written = optional(name, Map.class).orElse(Map.of());
        written.forEach((key, value) -> table.put((String) key, of.cast(value)));
        return table;
    }
}
