package io.crossdock.config.yaml;

import io.crossdock.config.Setting;
import io.crossdock.config.Setting.Type;
import io.crossdock.config.Spec;
import java.util.stream.Collectors;

/** Says in words what a type expects. */
public final class Expected {

    private Expected() {}

    static String of(Type type) {
        return "expected " + noun(type);
    }

    /** The type as a noun, to continue a sentence. */
    public static String noun(Type type) {
        if (type instanceof Type.WholeNumber range) {
            return range(range);
        }
        if (type instanceof Type.Choice choice) {
            return "one of " + String.join(", ", choice.words());
        }
        if (type instanceof Type.Many many) {
            return "a list, each item " + noun(many.of());
        }
        if (type instanceof Type.Table table) {
            return "names, each with " + noun(table.of());
        }
        if (type instanceof Type.Group group) {
            return "the keys " + group.settings().stream().map(Setting::name).collect(Collectors.joining(", "));
        }
        if (type instanceof Type.Brief brief) {
            return "a value for '" + brief.key() + "', or " + noun(brief.group());
        }
        if (type instanceof Type.Words words) {
            return "one word with its settings: "
                    + words.words().stream().map(Spec::name).sorted().collect(Collectors.joining(", "));
        }
        return simple(type);
    }

    private static String simple(Type type) {
        if (type instanceof Type.Flag) {
            return "true or false";
        }
        if (type instanceof Type.Time) {
            return "a time such as 30s, 5m, 4h or 2d";
        }
        if (type instanceof Type.Condition) {
            return "a value, a list, or not: with either";
        }
        if (type instanceof Type.Jsonata) {
            return "an expression in JSONata";
        }
        return type instanceof Type.Hidden ? "${secret:name}" : "a text";
    }

    private static String range(Type.WholeNumber range) {
        if (range.max() == Long.MAX_VALUE) {
            return "a whole number from " + range.min();
        }
        return "a whole number from " + range.min() + " to " + range.max();
    }
}
