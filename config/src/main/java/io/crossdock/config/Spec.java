package io.crossdock.config;

import java.util.List;
import java.util.Optional;

/**
 * What a word of the language (a connector, a format, a step) is called, does, and can be told.
 *
 * @param name the word itself, as in YAML
 * @param summary one sentence
 * @param examples YAML snippets of its settings, with or without the word before them; shown by {@code hub explain}
 */
public record Spec(String name, String summary, List<Setting> settings, List<String> examples) {

    public Spec {
        settings = List.copyOf(settings);
        examples = List.copyOf(examples);
    }

    public static Spec of(String name, String summary, Setting... settings) {
        return new Spec(name, summary, List.of(settings), List.of());
    }

    public Spec example(String yaml) {
        return new Spec(
                name,
                summary,
                settings,
                java.util.stream.Stream.concat(examples.stream(), java.util.stream.Stream.of(yaml))
                        .toList());
    }

    public Optional<Setting> setting(String key) {
        return settings.stream().filter(setting -> setting.name().equals(key)).findFirst();
    }
}
