package io.crossdock.config;

import java.util.List;
import java.util.Optional;

/**
 * One key of the language. From this one declaration come parsing, checking, reference pages and the JSON Schema.
 *
 * @param name as written in YAML: lower case, words joined by hyphens
 * @param summary one sentence for the person who configures
 * @param fallback the value taken when the key is absent, as it would be written; empty: none
 * @param identifying whether the value tells one inbox from another ({@code folder}, {@code path})
 */
public record Setting(
        String name, Type type, String summary, boolean required, Optional<String> fallback, boolean identifying) {

    /** What a value may be. */
    public sealed interface Type {
        record Text() implements Type {}

        record WholeNumber(long min, long max) implements Type {}

        record Flag() implements Type {}

        /** An {@link Expression}. */
        record Jsonata() implements Type {}

        /** Written {@code 500ms}, {@code 30s}, {@code 5m}, {@code 4h}, {@code 2d}. */
        record Time() implements Type {
            public static final String PATTERN = "([0-9]{1,9})(ms|s|m|h|d)";
        }

        record Choice(List<String> words) implements Type {
            public Choice {
                words = List.copyOf(words);
            }
        }

        /** Written {@code ${secret:name}}, never in clear. */
        record Hidden() implements Type {
            public static final String PATTERN = "\\$\\{secret:([a-z0-9]+(?:-[a-z0-9]+)*)\\}";
        }

        /** A list; a single value stands for a list of one. */
        record Many(Type of) implements Type {}

        /** Free keys, each with a value of one type; the order is kept. */
        record Table(Type of) implements Type {}

        /**
         * Settings within a setting. An absent group is filled from the fallbacks of its keys, unless one of its keys is
         * required: then absent means not wanted.
         */
        record Group(List<Setting> settings) implements Type {
            public Group {
                settings = List.copyOf(settings);
            }
        }

        /** A group, or a single value that stands for the group with this key alone. */
        record Brief(String key, Group group) implements Type {}

        /** One word with its settings, {@code { word: { ... } }}; a word that needs none may stand alone. */
        record Words(List<Spec> words) implements Type {
            public Words {
                words = List.copyOf(words);
            }
        }

        /** A value, a list of values, or {@code not:} with either. */
        record Condition() implements Type {}
    }

    public static Setting of(String name, Type type, String summary) {
        return new Setting(name, type, summary, false, Optional.empty(), false);
    }

    public static Setting text(String name, String summary) {
        return of(name, new Type.Text(), summary);
    }

    public static Setting flag(String name, String summary) {
        return of(name, new Type.Flag(), summary);
    }

    public static Setting number(String name, long min, long max, String summary) {
        return of(name, new Type.WholeNumber(min, max), summary);
    }

    public static Setting time(String name, String summary) {
        return of(name, new Type.Time(), summary);
    }

    public static Setting choice(String name, List<String> words, String summary) {
        return of(name, new Type.Choice(words), summary);
    }

    public static Setting secret(String name, String summary) {
        return of(name, new Type.Hidden(), summary);
    }

    public static Setting group(String name, String summary, Setting... settings) {
        return of(name, new Type.Group(List.of(settings)), summary);
    }

    public static Setting many(String name, Type of, String summary) {
        return of(name, new Type.Many(of), summary);
    }

    public static Setting table(String name, Type of, String summary) {
        return of(name, new Type.Table(of), summary);
    }

    public Setting must() {
        return new Setting(name, type, summary, true, fallback, identifying);
    }

    public Setting or(String value) {
        return new Setting(name, type, summary, required, Optional.of(value), identifying);
    }

    public Setting identifies() {
        return new Setting(name, type, summary, required, fallback, true);
    }
}
