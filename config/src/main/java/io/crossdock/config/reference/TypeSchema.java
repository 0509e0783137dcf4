package io.crossdock.config.reference;

import io.crossdock.config.Setting;
import io.crossdock.config.Setting.Type;
import io.crossdock.config.Spec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema of types of settings. */
final class TypeSchema {

    /** A text is taken as written, so {@code 4012345000009} and {@code true} are texts too. */
    private static final Map<String, Object> TEXT = Map.of("type", List.of("string", "number", "boolean"));

    private TypeSchema() {}

    static Map<String, Object> of(Type type) {
        if (type instanceof Type.WholeNumber range) {
            return object("type", "integer", "minimum", range.min(), "maximum", range.max());
        }
        if (type instanceof Type.Choice choice) {
            return object("enum", choice.words());
        }
        if (type instanceof Type.Many many) {
            return anyOf(of(many.of()), object("type", List.of("array", "null"), "items", of(many.of())));
        }
        if (type instanceof Type.Table table) {
            return object("type", List.of("object", "null"), "additionalProperties", of(table.of()));
        }
        if (type instanceof Type.Group group) {
            return group(group.settings(), Map.of());
        }
        if (type instanceof Type.Brief brief) {
            return brief(brief);
        }
        if (type instanceof Type.Words words) {
            return words(words.words());
        }
        return simple(type);
    }

    private static Map<String, Object> simple(Type type) {
        if (type instanceof Type.Flag) {
            return object("type", "boolean");
        }
        if (type instanceof Type.Time) {
            return pattern(Type.Time.PATTERN);
        }
        if (type instanceof Type.Hidden) {
            return pattern(Type.Hidden.PATTERN);
        }
        return type instanceof Type.Condition ? condition() : TEXT;
    }

    private static Map<String, Object> condition() {
        Map<String, Object> values = anyOf(TEXT, object("type", "array", "items", TEXT, "minItems", 1));
        return anyOf(values, closed(object("not", values), List.of("not")));
    }

    private static Map<String, Object> group(List<Setting> settings, Map<String, Map<String, Object>> known) {
        Map<String, Object> properties = new LinkedHashMap<>();
        settings.forEach(setting -> properties.put(
                setting.name(), setting(setting, known.getOrDefault(setting.name(), of(setting.type())))));
        return closed(
                properties,
                settings.stream().filter(Setting::required).map(Setting::name).toList());
    }

    private static Map<String, Object> brief(Type.Brief brief) {
        Type alone = brief.group().settings().stream()
                .filter(setting -> setting.name().equals(brief.key()))
                .findFirst()
                .orElseThrow()
                .type();
        return anyOf(of(alone), of(brief.group()));
    }

    private static Map<String, Object> setting(Setting setting, Map<String, Object> type) {
        Map<String, Object> schema = object("description", setting.summary());
        schema.putAll(type);
        setting.fallback()
                .filter(written -> !written.startsWith("[") && !written.startsWith("{"))
                .ifPresent(written -> schema.put("default", fallback(setting.type(), written)));
        return schema;
    }

    private static Object fallback(Type type, String written) {
        if (type instanceof Type.WholeNumber) {
            return Long.valueOf(written);
        }
        return type instanceof Type.Flag ? Boolean.valueOf(written) : written;
    }

    private static Map<String, Object> words(List<Spec> words) {
        Map<String, Object> properties = new LinkedHashMap<>();
        words.forEach(word -> properties.put(word.name(), word(word)));
        Map<String, Object> one = closed(properties, List.of());
        one.put("type", "object");
        one.put("minProperties", 1);
        one.put("maxProperties", 1);
        List<String> alone = words.stream()
                .filter(word -> word.settings().stream().noneMatch(Setting::required))
                .map(Spec::name)
                .toList();
        return alone.isEmpty() ? one : anyOf(object("enum", alone), one);
    }

    static Map<String, Object> word(Spec word) {
        return word(word, Map.of());
    }

    /** @param known the schemas of keys whose type does not say all */
    static Map<String, Object> word(Spec word, Map<String, Map<String, Object>> known) {
        Map<String, Object> schema = object("description", word.summary());
        schema.putAll(group(word.settings(), known));
        return schema;
    }

    private static Map<String, Object> closed(Map<String, Object> properties, List<String> required) {
        Map<String, Object> schema = object("type", required.isEmpty() ? List.of("object", "null") : "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    @SafeVarargs
    static Map<String, Object> anyOf(Map<String, Object>... schemas) {
        return object("anyOf", List.of(schemas));
    }

    private static Map<String, Object> pattern(String pattern) {
        return object("type", "string", "pattern", "^" + pattern + "$");
    }

    /** A map in the order given: name, value, name, value. */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
